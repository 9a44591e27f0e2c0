import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const entry = new URL('../src/import/read-table.ts', import.meta.url).href

/** In a process of its own, because a heap is limited for all of a process. */
const script = `
const { readRows } = await import(${JSON.stringify(entry)})
const chunk = new TextEncoder().encode('1;Trình Nghị định;"Bộ Y tế; các địa phương";30/6/2025;62,5\\n'.repeat(10_000))
async function* chunks() { for (let at = 0; at < 100; at++) yield chunk }
let [count, most] = [0, 0]
for await (const { row } of readRows(chunks(), { limits: { rows: 1_000_000, bytes: 2 ** 30 } })) {
  count = row
  if (row % 50_000 === 0) most = Math.max(most, process.memoryUsage().heapUsed)
}
console.log(JSON.stringify({ count, most, bytes: 100 * chunk.length }))
`

test('10^6 rows are read row by row within a heap of 64 MB', async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--max-old-space-size=64', '--input-type=module', '--eval', script],
    { cwd: fileURLToPath(new URL('..', import.meta.url)) },
  )
  const { count, most, bytes } = JSON.parse(stdout) as { count: number; most: number; bytes: number }
  expect(count).toBe(1_000_000)
  expect(bytes).toBeGreaterThan(64 * 2 ** 20)
  expect(most).toBeLessThan(64 * 2 ** 20)
  console.info(
    `10^6 rows, ${Math.round(bytes / 2 ** 20)} MiB: at most ${Math.round(most / 2 ** 20)} MiB of heap`,
  )
}, 60_000)
