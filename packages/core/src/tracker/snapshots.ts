import { unproved } from '../columns/canonical.ts'
import { hasCode, InputError, LogError } from '../errors.ts'
import type { Commit, LogHead } from '../log/commit.ts'
import type { EventStore } from '../log/event-store.ts'
import { strictJson } from '../log/json.ts'
import { hashOf } from '../log/line.ts'
import { LogFollower, type Replay, type SavedLog } from '../log/log-follower.ts'
import { sha256 } from '../log/sha256.ts'
import type { Projection } from '../projection/projection.ts'
import { readSnapshot, type SnapshotBody, snapshotFormat, writeSnapshot } from '../projection/snapshot.ts'
import type { CommitStorage } from '../storage/commit-storage.ts'
import type { CatalogueSet } from './catalogue-set.ts'
import { PlanningScanner } from './event-scanner.ts'
import { type SavedWorkspace, Workspace } from './workspace.ts'

/** What became of the snapshot when a tracker was opened. */
export type OpenedSnapshot =
  /** The log was read from this position on. */
  | { readonly status: 'used'; readonly position: number }
  /** The storage has no cache, or nothing in it. */
  | { readonly status: 'none' }
  /** The whole log was read. */
  | { readonly status: 'ignored'; readonly reason: SnapshotFault; readonly cause?: unknown }

export type SnapshotFault =
  /** The cache or the storage did not answer. */
  | 'unreadable'
  /** It is not what was saved. */
  | 'damaged'
  /** Made by another version of the library, a catalogue or a projection. */
  | 'outdated'
  /** The log does not have the line up to which it was made. */
  | 'foreign'

/** What became of saving a snapshot. Nothing depends on it but the time that the next opening takes. */
export type SavedSnapshot =
  | { readonly status: 'saved'; readonly position: number }
  | {
      readonly status: 'not-saved'
      /**
       * `not-json`: the state of a catalogue or projection at `path` would not come back as it is. `unwritable`: the cache
       * did not take it, it is too large to be written, or a catalogue or projection fails on a commit.
       */
      readonly reason: 'no-cache' | 'empty' | 'not-json' | 'unwritable'
      readonly path?: string
      readonly cause?: unknown
    }

/** As many commits are folded in a moment: a snapshot that is further behind the head is replaced. */
const commitsPerSnapshot = 1000

interface Own {
  readonly log: Omit<SavedLog, 'head'>
  readonly workspace: Omit<SavedWorkspace, 'others'>
}

/** What is known of a log, and what that was folded into. */
interface Folded {
  readonly log: LogFollower
  readonly workspace: Workspace
}

/**
 * The snapshot of a log in the cache of its storage. It is trusted if its checksum holds, if it was made by what is
 * loaded now, and if the log has the very line up to which it was made. Whatever else is found is ignored.
 */
export class Snapshots {
  readonly #storage: CommitStorage
  readonly #catalogues: CatalogueSet
  readonly #projections: readonly Projection[]
  readonly #trustHashes: boolean
  opened: OpenedSnapshot = { status: 'none' }
  /** The last commit of the snapshot that is known to be in the cache. */
  #savedCommit = 0

  constructor(
    storage: CommitStorage,
    catalogues: CatalogueSet,
    projections: readonly Projection[],
    trustHashes: boolean,
  ) {
    this.#storage = storage
    this.#catalogues = catalogues
    this.#projections = projections
    this.#trustHashes = trustHashes
  }

  /**
   * The log up to its head: by its snapshot and the lines after it, or by all lines.
   *
   * @throws {LogError}
   */
  async restore(): Promise<Folded> {
    const restored = await this.#fromSnapshot()
    if (restored !== undefined) return restored
    const folded = this.#fold()
    await this.#replay(folded)
    return folded
  }

  async #replay({ log, workspace }: Folded): Promise<void> {
    const scanner = new PlanningScanner(workspace, log.index, this.#catalogues)
    const replay: Replay = {
      // Projections are given every event as an object.
      scan: this.#projections.length > 0 ? () => unproved : (...line) => scanner.scan(...line),
      take: (ms) => scanner.take(ms),
      apply: (commit) => applyTo(workspace, commit),
      trustHashes: this.#trustHashes,
    }
    await log.replayToHead(this.#storage, replay)
  }

  #fold(log?: SavedLog, workspace?: SavedWorkspace): Folded {
    return {
      log: new LogFollower(this.#catalogues, log),
      workspace: new Workspace(this.#catalogues, this.#projections, workspace),
    }
  }

  async #fromSnapshot(): Promise<Folded | undefined> {
    const ignore = (reason: SnapshotFault, cause?: unknown) => {
      this.opened = { status: 'ignored', reason, ...(cause === undefined ? {} : { cause }) }
      return undefined
    }
    let bytes: Uint8Array | undefined
    try {
      bytes = await this.#storage.cache?.get(this.#key)
    } catch (cause) {
      return ignore('unreadable', cause)
    }
    if (bytes === undefined) return undefined
    try {
      const { header, body } = readSnapshot(bytes)
      if (header.format !== snapshotFormat || header.fingerprint !== this.#fingerprint)
        return ignore('outdated')
      const { head } = header
      const [line] = (await this.#storage.read(head.commit - 1, 1)).lines
      if (line === undefined || hashOf(line) !== head.sha256) return ignore('foreign')
      const { own, others } = body() as SnapshotBody<Own, SavedWorkspace['others']>
      const folded = this.#fold({ ...own.log, head }, { ...own.workspace, others })
      ensureWhole(folded.workspace, head)
      await this.#replay(folded)
      this.opened = { status: 'used', position: head.position }
      this.#savedCommit = head.commit
      return folded
    } catch (cause) {
      return ignore(hasCode(cause, 'unavailable') ? 'unreadable' : 'damaged', cause)
    }
  }

  /** Whether one should be saved when the log ends at a commit. */
  isDueAt(commit: number): boolean {
    return this.#storage.cache?.put !== undefined && commit - this.#savedCommit > commitsPerSnapshot
  }

  async save(store: EventStore, workspace: Workspace): Promise<SavedSnapshot> {
    const { cache } = this.#storage
    if (cache?.put === undefined) return { status: 'not-saved', reason: 'no-cache' }
    try {
      const { head, ...log } = store.save()
      if (head.commit === 0) return { status: 'not-saved', reason: 'empty' }
      ensureWhole(workspace, head)
      const { others, ...saved } = workspace.save()
      ensureStrict(others)
      const own: Own = { log, workspace: saved }
      const header = { format: snapshotFormat, fingerprint: this.#fingerprint, head }
      const bytes = writeSnapshot(header, { own, others })
      await cache.put(this.#key, bytes)
      this.#savedCommit = head.commit
      return { status: 'saved', position: head.position }
    } catch (cause) {
      if (cause instanceof InputError)
        return { status: 'not-saved', reason: 'not-json', path: cause.path, cause }
      return { status: 'not-saved', reason: 'unwritable', cause }
    }
  }

  /** Trackers with other catalogues or projections on the same log do not displace each other's snapshots. */
  get #key(): string {
    const names = [this.#catalogues.all, this.#projections].map((all) => all.map(({ name }) => name))
    return `snapshot-${sha256(JSON.stringify(names)).slice(0, 16)}`
  }

  get #fingerprint(): string {
    const catalogues = this.#catalogues.all.map(({ name, version = 1, events }) => {
      const versions = Object.entries(events).map(([type, { v }]) => [type, v])
      return [name, version, versions]
    })
    const projections = this.#projections.map(({ name, version }) => [name, version])
    return sha256(JSON.stringify([catalogues, projections]))
  }
}

/** A commit on which a catalogue fails is in the log, and in the workspace at most in part. */
function ensureWhole(workspace: Workspace, head: LogHead): void {
  if (workspace.position !== head.position || workspace.commitCount !== head.commit)
    throw new Error('The workspace does not hold every commit of the log')
}

/**
 * What others put into their states is not known.
 *
 * @throws {InputError} with the path of the first value that would not come back as it is
 */
function ensureStrict({ aggregates, projections }: SavedWorkspace['others']): void {
  for (const [name, states] of [...aggregates, ...projections]) {
    for (const [key, state] of states) strictJson(state, 'INVALID_PROJECTION', `${name}/${key}`)
  }
}

/** @throws {LogError} `corrupt` where a catalogue or projection fails on the commit */
export function applyTo(workspace: Workspace, commit: Commit): void {
  try {
    workspace.apply(commit)
  } catch (cause) {
    const message = `Cannot use commit ${commit.commit}: a catalogue or projection fails on it`
    throw new LogError('corrupt', message, { data: { commit: commit.commit, kind: 'evolve' }, cause })
  }
}
