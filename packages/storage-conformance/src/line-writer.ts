import { type CommitStorage, type Head, type Page, prevOf, shaOf } from '@tiendo/core'
import { equal, holds } from './assertions.ts'
import { headOf, linesAfter } from './lines.ts'

/**
 * Appends to a log as core does, without what core adds: keeps what it has been shown, seals onto the end of that, and
 * reads on where a tail was only one page of several. Whatever it is shown must follow what it has seen, without a gap.
 */
export class LineWriter {
  readonly seen: string[]
  readonly #storage: CommitStorage

  constructor(storage: CommitStorage, seen: readonly string[] = []) {
    this.#storage = storage
    this.seen = [...seen]
  }

  get head(): Head {
    return headOf(this.seen)
  }

  /** Appends a batch and returns its lines. `beforeSealing` is called each time before it seals. */
  async append(texts: readonly string[], beforeSealing: () => void = () => {}): Promise<readonly string[]> {
    for (;;) {
      let sealed: readonly string[] = []
      let isBehind = false
      await this.#storage.append(this.head, (tail) => {
        this.follow(tail)
        isBehind = this.seen.length < tail.head.commit
        if (isBehind) return []
        beforeSealing()
        sealed = linesAfter(this.head, texts)
        return sealed
      })
      if (isBehind) {
        await this.catchUp()
        continue
      }
      this.seen.push(...sealed)
      return sealed
    }
  }

  async catchUp(pageLines = 500): Promise<void> {
    for (;;) {
      const page = await this.#storage.read(this.seen.length, pageLines)
      this.follow(page)
      if (this.seen.length >= page.head.commit) return
      holds(page.lines.length > 0, 'a page that ends before its head is not empty')
    }
  }

  follow(page: Page): void {
    holds(page.head.commit >= this.seen.length, 'the log is not shorter than it was')
    const [first] = page.lines
    const start = first === undefined ? 0 : this.#placeAfter(prevOf(first))
    page.lines.forEach((line, index) => {
      const known = this.seen[start + index]
      if (known === undefined) {
        equal(prevOf(line), this.head.sha256, `line ${this.seen.length + 1} follows the one before`)
        this.seen.push(line)
      } else {
        equal(line, known, `line ${start + index + 1} is what it was`)
      }
    })
    holds(
      start + page.lines.length <= page.head.commit || first === undefined,
      'no line lies beyond the head',
    )
    if (this.seen.length === page.head.commit)
      equal(page.head, this.head, 'the head is that of the last line')
  }

  /** How many lines lie before one that claims to follow this sha256. */
  #placeAfter(sha256: string): number {
    let place = this.seen.length
    while (place > 0 && shaOf(this.seen[place - 1] as string) !== sha256) place--
    if (place === 0) equal(sha256, headOf([]).sha256, 'a tail follows what was shown before, without a gap')
    return place
  }
}
