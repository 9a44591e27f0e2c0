import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { CommitStorage } from '@tiendo/core'
import { fileStorage } from '../../src/index.ts'
import { failureIn, tell } from '../reports.ts'

/** `open <folder> <time>`: opens a folder for writing, not before a time; `release`: closes it. */
let held: CommitStorage | undefined

async function open(folder: string, notBefore: number): Promise<void> {
  while (Date.now() < notBefore);
  const storage = fileStorage({ folder })
  try {
    await storage.read(0, 0)
    held = storage
    tell({ kind: 'opened', pid: process.pid })
  } catch (error) {
    await storage.close()
    tell({ kind: 'refused', ...failureIn(error) })
  }
}

const commands = createInterface({ input: process.stdin })
commands.on('line', (line) => {
  const [name, folder = '', notBefore = '0'] = line.split(' ')
  if (name === 'open') void open(folder, Number(notBefore))
  else void held?.close().then(() => tell({ kind: 'released' }))
})
tell({ kind: 'released' })
await once(commands, 'close')
