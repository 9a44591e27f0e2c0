import { Bytes } from './bytes.ts'
import { Integers } from './integers.ts'
import { briefUtf8Of, textOf } from './utf8.ts'

/** Names as plain arrays. */
export interface SavedNames {
  readonly bytes: Uint8Array
  readonly ends: Int32Array
}

/**
 * Numbers for texts, from 0 on in the order in which they were first seen. Looked up by their bytes, so that what is read
 * as bytes need not become a string to be recognised.
 */
export class Names {
  readonly #bytes: Bytes
  /** Of each name the byte after its last one. */
  readonly #ends: Integers
  readonly #texts: (string | undefined)[] = []
  /** Open addressing: number of a name + 1, 0 where free. Its length is a power of two, at least a third of it is free. */
  #slots = new Int32Array(64)
  /** Whether the slots are those of the names: saved ones get theirs when the first name is looked for. */
  #isHashed = true
  /** Another one in each process: names come from people, and some might choose them to collide. */
  readonly #seed = Math.floor(Math.random() * 0xffffffff)

  /** @throws {RangeError} where names do not end where others begin */
  constructor(saved?: SavedNames) {
    if (saved !== undefined && !isWhole(saved)) throw new RangeError('The names are not what was saved')
    this.#bytes = new Bytes(saved?.bytes)
    this.#ends = new Integers(saved?.ends)
    this.#isHashed = this.count === 0
  }

  save(): SavedNames {
    return { bytes: this.#bytes.view(), ends: this.#ends.view() }
  }

  trim(): void {
    this.#bytes.trim()
    this.#ends.trim()
  }

  get count(): number {
    return this.#ends.length
  }

  /** The number of a text, given now where it has none. */
  intern(text: string): number {
    const bytes = briefUtf8Of(text)
    return this.internBytes(bytes, 0, bytes.length)
  }

  internBytes(bytes: Uint8Array, start: number, end: number): number {
    const slot = this.#slotOf(bytes, start, end)
    const known = (this.#slots[slot] as number) - 1
    if (known >= 0) return known
    const number = this.count
    this.#bytes.append(bytes, start, end)
    this.#ends.push(this.#bytes.length)
    this.#slots[slot] = number + 1
    if (this.count * 3 > this.#slots.length * 2) this.#rehash()
    return number
  }

  /** The number of a text, −1 where it has none. */
  find(text: string): number {
    const bytes = briefUtf8Of(text)
    return this.findBytes(bytes, 0, bytes.length)
  }

  findBytes(bytes: Uint8Array, start: number, end: number): number {
    const slot = this.#slotOf(bytes, start, end)
    return (this.#slots[slot] as number) - 1
  }

  text(number: number): string {
    const known = this.#texts[number]
    if (known !== undefined) return known
    const text = textOf(this.#bytes.values, this.#startOf(number), this.#ends.values[number])
    this.#texts[number] = text
    return text
  }

  /** Writes the bytes of a name. Returns the index after them, at most 128 further where it is an id. */
  write(number: number, into: Uint8Array, at: number): number {
    const end = this.#ends.values[number] as number
    let to = at
    for (let from = this.#startOf(number); from < end; from++) into[to++] = this.#bytes.values[from] as number
    return to
  }

  #startOf(number: number): number {
    return number === 0 ? 0 : (this.#ends.values[number - 1] as number)
  }

  /** Where the name stands, or the free slot where it would. */
  #slotOf(bytes: Uint8Array, start: number, end: number): number {
    if (!this.#isHashed) this.#rehash()
    const slots = this.#slots
    const mask = slots.length - 1
    for (let slot = hashOf(bytes, start, end, this.#seed) & mask; ; slot = (slot + 1) & mask) {
      const number = (slots[slot] as number) - 1
      if (number < 0 || this.#isAt(number, bytes, start, end)) return slot
    }
  }

  #isAt(number: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.#startOf(number)
    if ((this.#ends.values[number] as number) - from !== end - start) return false
    const own = this.#bytes.values
    for (let index = start, at = from; index < end; index++, at++) if (own[at] !== bytes[index]) return false
    return true
  }

  #rehash(): void {
    let length = this.#slots.length
    while (this.count * 3 > length) length *= 2
    this.#slots = new Int32Array(length)
    this.#isHashed = true
    const mask = length - 1
    for (let number = 0; number < this.count; number++) {
      const end = this.#ends.values[number] as number
      let slot = hashOf(this.#bytes.values, this.#startOf(number), end, this.#seed) & mask
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask
      this.#slots[slot] = number + 1
    }
  }
}

function isWhole({ bytes, ends }: SavedNames): boolean {
  let last = 0
  for (const end of ends) {
    if (end < last) return false
    last = end
  }
  return last === bytes.length
}

/**
 * FNV-1a (Fowler, Noll, Vo) from a seed instead of its offset basis. Its upper bits are folded in at every byte: otherwise
 * texts that collide for one seed do so for one in 256.
 */
function hashOf(bytes: Uint8Array, start: number, end: number, seed: number): number {
  let hash = seed | 0
  for (let index = start; index < end; index++) {
    hash = Math.imul(hash ^ (bytes[index] as number), 0x01000193)
    hash ^= hash >>> 15
  }
  return hash
}
