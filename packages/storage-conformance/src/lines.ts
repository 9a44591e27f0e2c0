import { type CommitStorage, emptyHead, type Head, prevOf, shaOf } from '@tiendo/core'
import { equal, holds } from './assertions.ts'

const digestBits = 256n
const oddFactor = 0x9e3779b97f4a7c15f39cc0605cedc8341082276bf3a27251f86c6a11d0c18e95n
let lineCount = 0n

/**
 * A line with this text that claims to follow `prev`. Its sha256 is unlike any other's but is no hash of it: a storage
 * cannot tell, because it only compares.
 */
export function lineAfter(prev: string, text: string): string {
  const digest = BigInt.asUintN(Number(digestBits), ++lineCount * oddFactor)
  return `${text}"prev":"${prev}","sha256":"${digest.toString(16).padStart(64, '0')}"}`
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
