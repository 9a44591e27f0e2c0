import { type CommitStorage, emptyHead, type Head, shaOf, verify } from '@tiendo/core'
import { sealLines } from '@tiendo/core/testing'
import { fileStorage } from '../../src/index.ts'
import { tell } from '../../test/reports.ts'

interface Options {
  readonly folder: string
  readonly task: 'write' | 'verify' | 'replay'
  readonly bytes: number
}

const { folder, task, bytes }: Options = JSON.parse(process.argv[2] as string)
const text = 'The draft was sent to all units for their opinion; two of them have yet to answer. '.repeat(2)
const linesPerBatch = 2000

function* commits() {
  for (let number = 1; ; number++) {
    const data = { plan: `plan-${number % 40}`, task: `task-${number % 5000}`, note: `${text}${number}` }
    const events = [{ type: 'ProgressReported', on: '2021-03-01', data }]
    yield { id: `commit-${number}`, at: '2021-03-01T02:11:09.120Z', by: `u-${number % 40}`, events }
  }
}

async function write(storage: CommitStorage): Promise<void> {
  let head: Head = emptyHead
  let written = 0
  let batch: string[] = []
  for (const line of sealLines(commits())) {
    batch.push(line)
    written += line.length + 1
    if (batch.length < linesPerBatch && written < bytes) continue
    const lines = batch
    await storage.append(head, () => lines)
    head = { commit: head.commit + lines.length, sha256: shaOf(lines.at(-1) as string) }
    batch = []
    if (written >= bytes) return
  }
}

async function replay(storage: CommitStorage): Promise<void> {
  for (let after = 0; ; ) {
    const { lines, head } = await storage.read(after, 500)
    after += lines.length
    if (after >= head.commit) return
  }
}

const tasks = { write, replay, verify: (storage: CommitStorage) => verify(storage) }
const storage = fileStorage({ folder, readOnly: task !== 'write' })
const start = performance.now()
await tasks[task](storage)
const seconds = (performance.now() - start) / 1000
await storage.close()
tell({ kind: 'measured', figures: { seconds, peakMegabytes: process.resourceUsage().maxRSS / 1000 } })
