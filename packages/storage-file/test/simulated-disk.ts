import { createHash } from 'node:crypto'
import { dirname } from 'node:path'
import type { FileStat, FileSystem, OpenFile, OpenMode } from '../src/file-system.ts'

/** What a call to the operating system meets instead of success. */
export type Fault =
  /** Fails with this code, before anything is done. */
  | { readonly errno: string }
  /** A write that takes only so many bytes. */
  | { readonly short: number }
  /** The power goes, before anything is done. */
  | 'crash'

export interface Call {
  /** Counted from 1. */
  readonly index: number
  readonly name: string
  readonly path: string
}

/** An integer from 0 up to, not including, `limit`. */
export type Pick = (limit: number) => number

interface Node {
  readonly id: number
  readonly kind: 'file' | 'folder'
  bytes: Buffer
  /** What a power cut leaves for certain. */
  durable: Buffer
}

/** A change of names, of which a power cut may leave nothing until its folders are synced. */
interface NameChange {
  readonly folders: readonly string[]
  readonly apply: (names: Map<string, Node>) => void
}

const sectorBytes = 512

class PowerCut extends Error {}

/**
 * A disk with a page cache. After a power cut each sector that was not synced is there or is not, files end anywhere
 * between their old and their new end, and names that were not synced are missing from some change on.
 */
export class SimulatedDisk implements FileSystem {
  callCount = 0
  /** A call that says that it succeeded and does nothing. */
  ignores: 'datasync' | 'syncFolder' | undefined
  faultOf: (call: Call) => Fault | undefined = () => undefined
  #names = new Map<string, Node>([['/', folderNode(0)]])
  #durableNames = new Map(this.#names)
  #pending: NameChange[] = []
  #nextId = 1
  #isOff = false

  /** The disk as it may be found when the power is back. */
  afterPowerCut(pick: Pick): SimulatedDisk {
    this.#isOff = true
    const disk = new SimulatedDisk()
    const names = new Map(this.#durableNames)
    for (const change of this.#pending.slice(0, pick(this.#pending.length + 1))) change.apply(names)
    const survivors = new Map<Node, Node>()
    for (const [path, node] of names) {
      if (!isReachable(names, path)) continue
      const survivor = survivors.get(node) ?? { ...node, ...afterCut(node, pick) }
      survivors.set(node, survivor)
      disk.#names.set(path, survivor)
    }
    disk.#durableNames = new Map(disk.#names)
    disk.#nextId = this.#nextId
    return disk
  }

  /** The program was killed, the machine was not: what was written is still in its memory. */
  afterKill(): void {
    this.#isOff = false
  }

  /** The same content on a disk of its own, all of it synced. */
  copy(): SimulatedDisk {
    const disk = new SimulatedDisk()
    for (const [path, node] of this.#names)
      disk.#names.set(path, { ...node, bytes: Buffer.from(node.bytes), durable: Buffer.from(node.bytes) })
    disk.#durableNames = new Map(disk.#names)
    disk.#nextId = this.#nextId
    return disk
  }

  contentOf(path: string): Buffer {
    return Buffer.from(this.#existing(path).bytes)
  }

  /** Puts content under a name, behind everybody's back. */
  setContent(path: string, bytes: Buffer): void {
    const node = this.#names.get(path) ?? this.#add(path, 'file')
    node.bytes = Buffer.from(bytes)
    node.durable = Buffer.from(bytes)
    this.#durableNames = new Map(this.#names)
    this.#pending = []
  }

  deleteName(path: string): void {
    this.#names.delete(path)
    this.#durableNames.delete(path)
  }

  /** Tells whether anything on the disk is different: names and contents. */
  fingerprint(): string {
    const digest = createHash('sha256')
    for (const [path, { bytes }] of [...this.#names].sort(([a], [b]) => (a < b ? -1 : 1)))
      digest.update(`${path}\0${bytes.length}\0`).update(bytes)
    return digest.digest('hex')
  }

  async open(path: string, how: OpenMode): Promise<OpenFile> {
    await this.#call('open', path)
    if (how === 'create' && this.#names.has(path)) throw failure('EEXIST')
    const node = how === 'create' ? this.#add(path, 'file') : this.#existing(path)
    if (node.kind !== 'file') throw failure('EINVAL')
    return {
      read: async (into, offset, length, position) => {
        await this.#call('read', path)
        return node.bytes.copy(into, offset, position, position + length)
      },
      write: async (bytes, offset) => {
        const fault = await this.#call('write', path)
        const stop = fault === undefined ? bytes.length : Math.min(bytes.length, offset + fault.short)
        node.bytes = Buffer.concat([node.bytes, bytes.subarray(offset, stop)])
        return stop - offset
      },
      datasync: async () => {
        await this.#call('datasync', path)
        if (this.ignores !== 'datasync') node.durable = Buffer.from(node.bytes)
      },
      truncate: async (size) => {
        await this.#call('truncate', path)
        node.bytes = Buffer.from(node.bytes.subarray(0, size))
      },
      stat: async () => {
        await this.#call('fstat', path)
        return statOf(node)
      },
      close: async () => {
        await Promise.resolve()
      },
    }
  }

  async stat(path: string): Promise<FileStat | undefined> {
    await this.#call('stat', path)
    const node = this.#names.get(path)
    return node === undefined ? undefined : statOf(node)
  }

  async list(folder: string): Promise<readonly string[]> {
    await this.#call('list', folder)
    return [...this.#names.keys()]
      .filter((path) => path !== '/' && dirname(path) === folder)
      .map((path) => path.slice(folder === '/' ? 1 : folder.length + 1))
      .sort()
  }

  async makeFolder(folder: string): Promise<string | undefined> {
    await this.#call('makeFolder', folder)
    if (this.#names.has(folder)) return undefined
    const first = this.#names.has(dirname(folder)) ? folder : await this.makeFolder(dirname(folder))
    this.#add(folder, 'folder')
    return first
  }

  async rename(from: string, to: string): Promise<void> {
    await this.#call('rename', from)
    const node = this.#existing(from)
    this.#change([dirname(from), dirname(to)], (names) => {
      names.delete(from)
      names.set(to, node)
    })
  }

  async link(from: string, to: string): Promise<void> {
    await this.#call('link', from)
    const node = this.#existing(from)
    if (this.#names.has(to)) throw failure('EEXIST')
    this.#change([dirname(to)], (names) => names.set(to, node))
  }

  async remove(path: string): Promise<void> {
    await this.#call('remove', path)
    this.#existing(path)
    this.#change([dirname(path)], (names) => names.delete(path))
  }

  async setMode(path: string): Promise<void> {
    await this.#call('setMode', path)
  }

  async syncFolder(folder: string): Promise<void> {
    await this.#call('syncFolder', folder)
    if (this.ignores === 'syncFolder') return
    for (const { folders, apply } of this.#pending) if (folders.includes(folder)) apply(this.#durableNames)
    this.#pending = this.#pending.filter(({ folders }) => !folders.includes(folder))
  }

  /** Meets the fault that is planned for this call; returns it where the call goes on with it. */
  async #call(name: string, path: string): Promise<{ readonly short: number } | undefined> {
    await Promise.resolve()
    if (this.#isOff) throw new PowerCut()
    const fault = this.faultOf({ index: ++this.callCount, name, path })
    if (fault === 'crash') {
      this.#isOff = true
      throw new PowerCut()
    }
    if (fault !== undefined && 'errno' in fault) throw failure(fault.errno)
    return name === 'write' ? fault : undefined
  }

  #add(path: string, kind: Node['kind']): Node {
    const node: Node = { id: this.#nextId++, kind, bytes: Buffer.alloc(0), durable: Buffer.alloc(0) }
    this.#change([dirname(path)], (names) => names.set(path, node))
    return node
  }

  #change(folders: readonly string[], apply: NameChange['apply']): void {
    apply(this.#names)
    this.#pending.push({ folders, apply })
  }

  #existing(path: string): Node {
    const node = this.#names.get(path)
    if (node === undefined) throw failure('ENOENT')
    return node
  }
}

/** A name in a folder that is gone is gone as well. */
function isReachable(names: ReadonlyMap<string, Node>, path: string): boolean {
  return path === '/' || (names.has(dirname(path)) && isReachable(names, dirname(path)))
}

function folderNode(id: number): Node {
  return { id, kind: 'folder', bytes: Buffer.alloc(0), durable: Buffer.alloc(0) }
}

function statOf({ id, kind, bytes }: Node): FileStat {
  return { kind, size: bytes.length, identity: `1:${id}`, mode: 0o600 }
}

function failure(code: string): Error {
  return Object.assign(new Error(`${code}: simulated`), { code })
}

function afterCut(
  { bytes, durable }: Node,
  pick: Pick,
): { readonly bytes: Buffer; readonly durable: Buffer } {
  const found = cut(bytes, durable, pick)
  return { bytes: found, durable: Buffer.from(found) }
}

function cut(bytes: Buffer, durable: Buffer, pick: Pick): Buffer {
  if (bytes.equals(durable)) return Buffer.from(bytes)
  // A file that was cut is cut or is not.
  if (bytes.length < durable.length) return Buffer.from(pick(2) === 0 ? bytes : durable)
  const grown = bytes.length - durable.length
  const size = durable.length + [0, grown, pick(grown + 1)][pick(3)]!
  const found = Buffer.alloc(size)
  durable.copy(found)
  for (let at = 0; at < size; at += sectorBytes) {
    const isSame = bytes.subarray(at, at + sectorBytes).equals(durable.subarray(at, at + sectorBytes))
    if (isSame || pick(2) === 0) bytes.copy(found, at, at, Math.min(at + sectorBytes, size))
  }
  return found
}

/** A repeatable source of picks. */
export function picksFrom(seed: number): Pick {
  let state = seed >>> 0
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
}
