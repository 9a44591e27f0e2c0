import { grownLength } from './growth.ts'

/** Bytes that grow at their end. */
export class Bytes {
  /** Valid up to `length`. Another array once it has grown. */
  values: Uint8Array
  length: number

  /** @throws {TypeError} where what was saved is another kind of list */
  constructor(saved?: Uint8Array) {
    if (saved !== undefined && !(saved instanceof Uint8Array)) throw new TypeError('Not a list of bytes')
    this.values = saved ?? new Uint8Array(64)
    this.length = saved?.length ?? 0
  }

  append(bytes: Uint8Array, start: number, end: number): void {
    const wanted = this.length + end - start
    if (wanted > this.values.length) {
      const grown = new Uint8Array(Math.max(wanted, grownLength(this.values.length)))
      grown.set(this.values.subarray(0, this.length))
      this.values = grown
    }
    // Short pieces are most of them, and making a view costs more than copying one.
    if (end - start < 48)
      for (let from = start, to = this.length; from < end; ) this.values[to++] = bytes[from++] as number
    else this.values.set(bytes.subarray(start, end), this.length)
    this.length = wanted
  }

  /** Gives back the room that is not used. */
  trim(): void {
    if (this.length < this.values.length) this.values = this.values.slice(0, this.length)
  }

  /** What is in it, without a copy. */
  view(): Uint8Array {
    return this.values.subarray(0, this.length)
  }
}
