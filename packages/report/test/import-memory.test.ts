import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const entry = new URL('../src/import/read-table.ts', import.meta.url).href

/** In a process of its own, because a heap is limited for all of a process. */
const script = `
const { readRows } = await import(${JSON.stringify(entry)})
let bytes = 0
async function* chunks() {
  for (let first = 1; first <= 1_000_000; first += 5_000) {
    const rows = Array.from({ length: 5_000 }, (_, at) => \`\${first + at};Trình Nghị định số \${first + at};"Bộ Y tế; các địa phương";30/6/2025;62,5\n\`)
    const chunk = new TextEncoder().encode(rows.join(''))
    bytes += chunk.length
    yield chunk
  }
}
let [count, most] = [0, 0]
for await (const { row } of readRows(chunks(), { limits: { rows: 1_000_000, bytes: 2 ** 30 } })) {
  count = row
  if (row % 50_000 === 0) most = Math.max(most, process.memoryUsage().heapUsed)
}
console.log(JSON.stringify({ count, most, bytes }))
`

test('10^6 rows are read row by row within a heap of 64 MB', async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      '--max-old-space-size=64',
      '--conditions=@tiendo/source',
      '--import',
      'tsx',
      '--input-type=module',
      '--eval',
      script,
    ],
    { cwd: fileURLToPath(new URL('../../..', import.meta.url)) },
  )
  const { count, most, bytes } = JSON.parse(stdout) as { count: number; most: number; bytes: number }
  expect(count).toBe(1_000_000)
  expect(bytes).toBeGreaterThan(64 * 2 ** 20)
  console.info(
    `10^6 rows, ${Math.round(bytes / 2 ** 20)} MiB: at most ${Math.round(most / 2 ** 20)} MiB of heap`,
  )
}, 60_000)
