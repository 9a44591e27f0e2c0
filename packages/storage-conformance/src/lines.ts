import { type CommitStorage, emptyHead, type Head, prevOf, sha256, shaOf } from '@tiendo/core'
import { equal, holds } from './assertions.ts'

let lineCount = 0

/** A line with this text that follows `prev`, unlike any other: also one with the same text after the same line. */
export function lineAfter(prev: string, text: string): string {
  const hashed = `${text}"line":"${String(++lineCount).padStart(12, '0')}","prev":"${prev}"`
  return `${hashed},"sha256":"${sha256(hashed)}"}`
}

export function linesAfter(head: Head, texts: readonly string[]): string[] {
  let prev = head.sha256
  return texts.map((text) => {
    const line = lineAfter(prev, text)
    prev = shaOf(line)
    return line
  })
}

/** What a writer could have written at some place in a log. */
export function someText(name: string | number): string {
  return `{"name":${JSON.stringify(name)},`
}

export function someTexts(count: number, name = 'line'): string[] {
  return Array.from({ length: count }, (_, index) => someText(`${name} ${index}`))
}

/** A head that this log never had. */
export function foreignHead(commit: number): Head {
  return { commit, sha256: shaOf(lineAfter(emptyHead.sha256, 'another log')) }
}

export function headOf(lines: readonly string[]): Head {
  const last = lines.at(-1)
  return last === undefined ? emptyHead : { commit: lines.length, sha256: shaOf(last) }
}

/** The whole log, page by page; every page must follow the one before and end where its head says. */
export async function readLog(storage: CommitStorage, pageLines = 500): Promise<string[]> {
  const lines: string[] = []
  for (;;) {
    const page = await storage.read(lines.length, pageLines)
    for (const line of page.lines) {
      equal(prevOf(line), headOf(lines).sha256, `line ${lines.length + 1} follows the one before`)
      lines.push(line)
    }
    holds(lines.length <= page.head.commit, 'no line lies beyond the head of its page')
    if (lines.length === page.head.commit) {
      equal(page.head, headOf(lines), 'the head is that of the last line')
      return lines
    }
    holds(page.lines.length > 0, `line ${lines.length + 1} can be read, because the head lies beyond it`)
  }
}
