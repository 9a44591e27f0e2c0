import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { cacheFolder } from './cache-folder.ts'
import { type Peer, type PeerName, peers } from './peers.ts'

/** Where a peer is, or will be, installed: each in a folder of its own, so that one cannot keep another from it. */
export function folderOf(name: PeerName): string {
  const { packages }: Peer = peers[name]
  const key = JSON.stringify([packages, process.version, process.platform, process.arch])
  return join(cacheFolder, 'peers', `${name}-${createHash('sha256').update(key).digest('hex').slice(0, 12)}`)
}

/** Written when a peer was installed and has run. */
export const completedFile = 'completed'
/** Written when it was not, and why. */
export const failureFile = 'failure'

/** `undefined` for a peer that can be used, and otherwise why it cannot. */
export async function reasonOfAbsence(name: PeerName): Promise<string | undefined> {
  const folder = folderOf(name)
  if (existsSync(join(folder, completedFile))) return undefined
  const failure = await readFile(join(folder, failureFile), 'utf8').catch(() => undefined)
  return `not installed: ${failure ?? '`npm run bench` without --quick installs it'}`
}

/** Imports a package of a peer, from where that is installed. */
export async function load<Module>(name: PeerName, specifier: string): Promise<Module> {
  const loader = (await import(pathToFileURL(join(folderOf(name), 'load.mjs')).href)) as {
    load(specifier: string): Promise<Module>
  }
  return loader.load(specifier)
}
