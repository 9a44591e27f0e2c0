import { once } from 'node:events'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { fileStorage } from '../../src/index.ts'
import { failureIn, tell } from '../reports.ts'

/** Two threads open the same folder for writing, and stay until both have an answer. */
// A thread does not get what --import has registered for its process.
const inTypeScript = `import('tsx/esm/api').then(({ register }) => {
  register()
  return import(${JSON.stringify(import.meta.url)})
})`

if (isMainThread) {
  const { folder }: { readonly folder: string } = JSON.parse(process.argv[2] as string)
  const threads = [0, 1].map(() => new Worker(inTypeScript, { eval: true, workerData: folder }))
  await Promise.all(threads.map((thread) => once(thread, 'message')))
  for (const thread of threads) thread.postMessage('end')
} else {
  const storage = fileStorage({ folder: workerData })
  try {
    await storage.read(0, 0)
    tell({ kind: 'opened', pid: process.pid })
  } catch (error) {
    tell({ kind: 'refused', ...failureIn(error) })
  }
  parentPort?.postMessage('answered')
  await once(parentPort as NonNullable<typeof parentPort>, 'message')
  await storage.close()
  parentPort?.close()
}
