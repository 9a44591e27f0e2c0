import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { format } from 'node:util'
import { expect, vi } from 'vitest'

/** Runs an example in an empty folder and compares what it printed, where the document says what that is. */
export async function runExample(run: () => Promise<unknown>, output: string | undefined): Promise<void> {
  const printed: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((...values) => {
    printed.push(format(...values))
  })
  const home = process.cwd()
  const folder = await mkdtemp(join(tmpdir(), 'doc-test-'))
  process.chdir(folder)
  try {
    await run()
  } finally {
    process.chdir(home)
    log.mockRestore()
    await rm(folder, { recursive: true, force: true })
  }
  if (output !== undefined)
    expect(withoutTrailingSpace(printed.join('\n'))).toBe(withoutTrailingSpace(output))
}

function withoutTrailingSpace(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trimEnd()
}
