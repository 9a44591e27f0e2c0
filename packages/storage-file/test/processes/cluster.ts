import cluster from 'node:cluster'
import { once } from 'node:events'
import { fileStorage } from '../../src/index.ts'
import { failureIn, tell } from '../reports.ts'

/** Two workers of a cluster open the same folder for writing, and stay until both have an answer. */
const { folder }: { readonly folder: string } = JSON.parse(process.argv[2] as string)

if (cluster.isPrimary) {
  const workers = [cluster.fork(), cluster.fork()]
  await Promise.all(workers.map((worker) => once(worker, 'message')))
  for (const worker of workers) worker.send('end')
} else {
  const storage = fileStorage({ folder })
  try {
    await storage.read(0, 0)
    tell({ kind: 'opened', pid: process.pid })
  } catch (error) {
    tell({ kind: 'refused', ...failureIn(error) })
  }
  process.send?.('answered')
  await once(process, 'message')
  await storage.close()
  process.disconnect()
}
