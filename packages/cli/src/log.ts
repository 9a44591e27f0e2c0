import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { CommitStorage, Tracker, TrackerOptions } from '@tiendo/core'
import { memoryStorage, openTracker } from '@tiendo/core'
import { fileStorage } from '@tiendo/storage-file'
import { exitCodes, Refusal } from './failure.ts'
import type { Surroundings } from './surroundings.ts'

/** `-` is standard input; a file is an export; everything else is the folder of a log. */
export type LogPlace = { readonly folder: string } | { readonly file: string }

export function placeOf(log: string | undefined, { environment, folder }: Surroundings): LogPlace {
  const stated = log ?? environment['TIENDO_LOG'] ?? '.'
  if (stated === '-') return { file: '-' }
  const path = resolve(folder, stated)
  return existsSync(path) && !statSync(path).isDirectory() ? { file: path } : { folder: path }
}

/** A log to be read. @throws {Refusal} `NO_LOG` */
export function storageToRead(place: LogPlace): CommitStorage {
  if ('file' in place) return fileStorage({ file: place.file })
  if (!existsSync(place.folder)) throw noLog(place.folder)
  return fileStorage({ folder: place.folder, readOnly: true })
}

/** Opens a log, does something with its tracker, and closes it whatever comes of it. */
export async function withLog<Result>(
  options: {
    readonly log?: string | undefined
    /** `make` begins a log where there is none, `try` only seems to. */
    readonly mode: 'read' | 'write' | 'make' | 'try'
    /** What is asked of the log beside planning. */
    readonly beside?: Pick<TrackerOptions, 'catalogues' | 'projections'>
  },
  surroundings: Surroundings,
  use: (tracker: Tracker) => Promise<Result>,
): Promise<Result> {
  const place = placeOf(options.log, surroundings)
  const storage = storageFor(place, options.mode, surroundings)
  const clock = { now: surroundings.now }
  const tracker = await openTracker({ storage, clock, timeZone: zone(), ...options.beside })
  try {
    if ((options.mode === 'read' || options.mode === 'write') && tracker.head.commit === 0)
      throw noLog('folder' in place ? place.folder : place.file)
    return await use(tracker)
  } finally {
    await tracker.close()
  }
}

function storageFor(
  place: LogPlace,
  mode: 'read' | 'write' | 'make' | 'try',
  surroundings: Surroundings,
): CommitStorage {
  if (mode === 'read') return storageToRead(place)
  if (mode === 'try')
    return 'folder' in place && !existsSync(place.folder) ? memoryStorage() : storageToRead(place)
  return storageToWrite(place, mode, surroundings)
}

function storageToWrite(place: LogPlace, mode: 'write' | 'make', { complain }: Surroundings): CommitStorage {
  if ('file' in place)
    throw new Refusal('READ_ONLY', 'A single file is only read', {
      exitCode: exitCodes.usage,
      hint: 'tiendo copy FOLDER --log FILE makes a folder of it that can be written',
    })
  if (mode === 'write' && !existsSync(place.folder)) throw noLog(place.folder)
  return fileStorage({
    folder: place.folder,
    onRecovery: (recovery) => {
      if ('bytes' in recovery && recovery.bytes > 0)
        complain(
          `note: ${recovery.bytes} bytes that a crash had left behind commit ${recovery.commit} are now in quarantine/${recovery.quarantine}\n`,
        )
    },
  })
}

function noLog(path: string): Refusal {
  return new Refusal('NO_LOG', `There is no log in ${path}`, {
    exitCode: exitCodes.unreadable,
    hint: 'name its folder with --log FOLDER, or begin one: tiendo init --help',
  })
}

/** The zone of this machine: what "today" means where no plan says otherwise. */
export function zone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}
