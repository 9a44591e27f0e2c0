import { emptyHead, type Page } from '@tiendo/core'
import { equal, equalLines, holds } from '../assertions.ts'
import { LineWriter } from '../line-writer.ts'
import { headOf, lineAfter, linesAfter, readLog, someText, someTexts } from '../lines.ts'
import type { Case, OpenPlace } from '../open-place.ts'

/** The digest and its name at the end of a line, after its text. */
const endLength = lineAfter(emptyHead.sha256, '').length

/** Any text without a control character and without half a surrogate pair is one that JSON writes as it is. */
const unusualTexts = [
  '{"title":"été, Đồng Tháp, đê bao, 水田, Ω, \u1ea4"',
  '{"title":"e\u0301te\u0301 is not \u00e9t\u00e9",',
  '{"title":"👩🏽‍🌾 🇻🇳 𝔄",',
  '{"title":"a\u2028b\u2029c\u0085d\ufeffe\u007ff\u00a0g",',
  '{"title":"\\n \\u0000 \\" \\\\ \\ud800 %s %00 $1 $& \'; DROP TABLE lines; --",',
  '{"title":"<script>\u200b</script> &amp; #{y} {{z}}",',
  '{"title":"   many   spaces, and a tab as \\t   ",',
  '{"title":"\uffff \ufffd \u{10ffff}",',
]

/** A storage that reads any of these as JSON, or believes their numbers, will stumble. */
const textsOfNoWriter = [
  '{',
  '{"commit":999,"position":-1,"id":"same",',
  '{"commit":1,"commit":1,"id":"same",',
  '{"tiendo":2,"log":"","commit":1e99,',
  '{not json at all,',
  '{"id":"same"}{"id":"same"},',
  '{"sha256":"0","prev":"0",',
]

async function comeBack(place: OpenPlace, texts: readonly string[]): Promise<void> {
  const { storage } = place
  const first = new LineWriter(storage)
  for (const text of texts) await first.append([text])
  const written = [...first.seen, ...(await first.append(texts))]
  equalLines(await readLog(storage), written, 'what is read')
  const second = new LineWriter(storage)
  await second.append([someText('last')])
  equalLines(second.seen.slice(0, -1), written, 'what another writer is shown')
}

export const lines: readonly Case[] = [
  [
    'L1 returns the very text that it was given, whatever characters it has',
    (place) => comeBack(place, unusualTexts),
  ],
  ['L1 never reads what a line says', (place) => comeBack(place, textsOfNoWriter)],
  [
    'L1 counts the lines: line n is commit n',
    async ({ storage }) => {
      const writer = new LineWriter(storage)
      equal(await storage.read(0, 10), { lines: [], head: emptyHead }, 'an empty log')
      for (let size = 1; size <= 4; size++) await writer.append(someTexts(size))
      for (let commit = 1; commit <= 10; commit++) {
        const { lines: read, head } = await storage.read(commit - 1, 1)
        equalLines(read, [writer.seen[commit - 1] as string], `line ${commit}`)
        equal(head, { commit: 10, sha256: writer.head.sha256 }, 'the head')
      }
    },
  ],
  [
    'L1 keeps a line of the greatest length that it declares',
    async ({ storage }) => {
      const bytes = storage.info.maxLineBytes - endLength
      // Three bytes a character, filled up with single bytes.
      const wide = '水'.repeat(Math.floor((bytes - 1) / 3))
      const text = `{${wide}${'-'.repeat((bytes - 1) % 3)}`
      const writer = new LineWriter(storage)
      const written = await writer.append([someText('before')])
      const longest = await writer.append([text])
      const after = await writer.append([someText('after')])
      equalLines(await readLog(storage), [...written, ...longest, ...after], 'what is read')
    },
  ],
  [
    'L1 keeps the lines when the lists that carried them are changed',
    async ({ storage }) => {
      const writer = new LineWriter(storage)
      await writer.append(someTexts(3))
      const given = linesAfter(writer.head, someTexts(3))
      let shown: Page | undefined
      await storage.append(writer.head, (tail) => {
        shown = tail
        return given
      })
      const written = [...writer.seen, ...given]
      holds(shown !== undefined, 'seal was called')
      const page = await storage.read(0, 10)
      for (const list of [given, shown.lines as string[], page.lines as string[]]) {
        list.length = 0
        list.push('not a line of this log')
      }
      equalLines(await readLog(storage), written, 'what is read')
      equal((await storage.read(0, 0)).head, headOf(written), 'the head')
    },
  ],
]
