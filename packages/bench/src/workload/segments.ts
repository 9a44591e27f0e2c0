import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** The segment files of a log folder, in order. */
export async function segmentsIn(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ndjson'))
  return names.sort().map((name) => join(folder, name))
}

const lineFeed = 0x0a

/** The commit lines of segment files, as cheaply as plain JavaScript reads them. Control lines are left out. */
export function* commitLines(segments: readonly string[]): Generator<string> {
  for (const segment of segments) {
    const bytes = readFileSync(segment)
    for (let start = 0; start < bytes.length; ) {
      const end = bytes.indexOf(lineFeed, start)
      const line = bytes.toString('utf8', start, end)
      if (!line.startsWith('{"file":')) yield line
      start = end + 1
    }
  }
}
