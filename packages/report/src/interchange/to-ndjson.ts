import { type CommitStorage, verify } from '@tiendo/core'

const pageLines = 500

/**
 * The lines of a log as they are kept, each with its line end: the file of a storage of files, and what `verify` proves. The
 * log is read through once before the first line is handed out, so that what is not sound is not passed on; what is recorded meanwhile is left for
 * another time.
 *
 * @throws {LogError} `corrupt`, `too-new`, and what the storage reports
 */
export async function* toNdjson(storage: CommitStorage): AsyncGenerator<string, void> {
  const { commit: last } = await verify(storage)
  for (let after = 0; after < last; ) {
    const { lines } = await storage.read(after, Math.min(pageLines, last - after))
    for (const line of lines) yield `${line}\n`
    // A storage that returns less than it holds would be asked for ever; `verify` has just read all of it.
    if (lines.length === 0)
      throw new RangeError(`Cannot write the log: the storage no longer holds commit ${after + 1}`)
    after += lines.length
  }
}
