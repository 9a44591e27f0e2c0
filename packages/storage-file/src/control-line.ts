import type { Head } from '@tiendo/core'

/**
 * What the storage itself writes between the lines of a log. Control lines lie outside of the chain: they are skipped by
 * every read, and a log without them is the same log. A commit line begins with `{"tiendo":` or `{"commit":`, never as
 * these do. Each names the commit before it, so each says: up to here everything is on disk.
 */
export type ControlLine =
  /** The first line of a segment: where the log stands when the segment begins. */
  | {
      readonly file: 'segment'
      readonly version: number
      readonly commit: number
      readonly sha256: string
    }
  /** Written in front of a batch, when all before it was synced: the proof that damage there is no torn end. */
  | { readonly file: 'synced'; readonly commit: number }
  /** What a crash left behind the last whole line was cut off and kept. */
  | ({ readonly file: 'recovered'; readonly commit: number } & KeptBytes)
  /** An operator accepted a loss, or had line ends restored. */
  | ({ readonly file: 'repaired'; readonly commit: number } & KeptBytes & { readonly reason: string })

export interface KeptBytes {
  readonly bytes: number
  readonly sha256: string
  /** The name of the file in `quarantine/`. */
  readonly quarantine: string
}

export const controlPrefix = '{"file":'

/** The version of the layout of folders and segments that this library writes. */
const layoutVersion = 1

const keys: Readonly<Record<ControlLine['file'], string>> = {
  segment: 'file,version,commit,sha256',
  synced: 'file,commit',
  recovered: 'file,commit,bytes,sha256,quarantine',
  repaired: 'file,commit,bytes,sha256,quarantine,reason',
}

export function controlText(line: ControlLine): string {
  return JSON.stringify(line)
}

/** The first line of the segment that begins where the log has this head. */
export function firstLineOf({ commit, sha256 }: Head): string {
  return controlText({ file: 'segment', version: layoutVersion, commit, sha256 })
}

/** The control line that a text is, to the letter; `undefined` where it is none. */
export function parseControl(text: string): ControlLine | undefined {
  let value: Partial<Record<string, unknown>>
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  const file = value['file']
  if (typeof file !== 'string' || !Object.hasOwn(keys, file)) return undefined
  if (Object.keys(value).join() !== keys[file as ControlLine['file']]) return undefined
  const { version, commit, sha256, bytes, quarantine, reason } = value
  if (version !== undefined && version !== layoutVersion) return undefined
  const isWhole = (number: unknown) => Number.isSafeInteger(number) && (number as number) >= 0
  if (!isWhole(commit) || (bytes !== undefined && !isWhole(bytes))) return undefined
  if (sha256 !== undefined && !(typeof sha256 === 'string' && /^[0-9a-f]{64}$/.test(sha256))) return undefined
  if ([quarantine, reason].some((part) => part !== undefined && typeof part !== 'string')) return undefined
  return JSON.stringify(value) === text ? (value as ControlLine) : undefined
}

/** Whether a text claims to be the first line of a segment of a layout that this library does not know. */
export function newerLayout(text: string): number | undefined {
  const version = /^\{"file":"segment","version":(\d{1,9})[,}]/.exec(text)?.[1]
  return version === undefined || Number(version) <= layoutVersion ? undefined : Number(version)
}
