import { LogError } from '@tiendo/core'

/** What an operating system reports when there is no room for more: on the disk, of the quota, in one file. */
const fullCodes: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'EFBIG']
const deniedCodes: readonly unknown[] = ['EACCES', 'EPERM', 'EROFS', 'ELOOP']

export function isFull(cause: unknown): boolean {
  return fullCodes.includes((cause as NodeJS.ErrnoException | undefined)?.code)
}

/**
 * The failure of a call to the operating system, as a storage reports it: `quota` where there is no room, `denied` where
 * it may not be done here, else `unavailable`. Nothing was written.
 */
export function failureOf(cause: unknown, action: string): LogError {
  if (cause instanceof LogError) return cause
  const { code } = cause as NodeJS.ErrnoException
  const kind = code === 'ENOENT' ? { kind: 'missing' } : {}
  const options = {
    data: { outcome: 'not-written', ...(code === undefined ? {} : { errno: code }), ...kind },
    cause,
  }
  const message = `Cannot ${action}${code === undefined ? '' : `: ${reasons[code] ?? code}`}`
  if (isFull(cause)) return new LogError('quota', message, options)
  if (deniedCodes.includes(code)) return new LogError('denied', message, options)
  return new LogError('unavailable', message, options)
}

const reasons: Readonly<Partial<Record<string, string>>> = {
  ENOENT: 'it is not there (ENOENT)',
  EISDIR: 'it is a folder; name it as { folder } (EISDIR)',
  EACCES: 'this user may not (EACCES)',
  ENOSPC: 'the disk is full (ENOSPC)',
  EROFS: 'the file system is read-only (EROFS)',
}

export function unknownOutcome(message: string, cause: unknown, kind: UnknownKind): LogError {
  const { code } = (cause ?? {}) as NodeJS.ErrnoException
  return new LogError('unavailable', message, {
    data: { outcome: 'unknown', kind, ...(code === undefined ? {} : { errno: code }) },
    cause,
  })
}

export function notAFolder(path: string): LogError {
  return new LogError('denied', `Cannot use ${path}: it is not a folder`, {
    data: { outcome: 'not-written', kind: 'not-a-folder', folder: path },
  })
}

/** Something that is not this process changed what only this process may change. Nothing was written. */
export function foreignWrite(action: string, data: ForeignWrite): LogError {
  return new LogError(
    'diverged',
    `Cannot ${action}: somebody else changed ${data.file}; find out who, then open the log again`,
    {
      data: { kind: 'foreign-write', ...data },
    },
  )
}

interface ForeignWrite {
  readonly change: 'removed' | 'replaced' | 'grown' | 'shrunk'
  readonly file: string
  /** The size that the file should have, and the one that it has. */
  readonly expected: number
  readonly found: number
}

/** `sync`, `write`: the disk failed; `foreign-write`: somebody else wrote into the segment at the same time. */
export type UnknownKind = 'write' | 'sync' | 'foreign-write'
