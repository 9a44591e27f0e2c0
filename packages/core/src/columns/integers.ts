import { grownLength } from './growth.ts'

/** A list of whole numbers of 32 bits that grows at its end, four bytes each. */
export class Integers {
  /** Valid up to `length`. Another array once the list has grown. */
  values: Int32Array
  length: number

  /** @throws {TypeError} where what was saved is another kind of list */
  constructor(saved?: Int32Array) {
    if (saved !== undefined && !(saved instanceof Int32Array))
      throw new TypeError('Not a list of whole numbers')
    this.values = saved ?? new Int32Array(16)
    this.length = saved?.length ?? 0
  }

  push(value: number): void {
    if (this.length === this.values.length) this.reserve(1)
    this.values[this.length++] = value
  }

  /** Makes room for so many more. */
  reserve(count: number): void {
    const wanted = this.length + count
    if (wanted <= this.values.length) return
    const grown = new Int32Array(Math.max(wanted, grownLength(this.values.length)))
    grown.set(this.values.subarray(0, this.length))
    this.values = grown
  }

  /** Gives back the room that is not used. */
  trim(): void {
    if (this.length < this.values.length) this.values = this.values.slice(0, this.length)
  }

  /** What is in it, without a copy. */
  view(): Int32Array {
    return this.values.subarray(0, this.length)
  }
}
