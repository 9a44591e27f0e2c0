import { writeSync } from 'node:fs'

/** What a child process tells its parent, one JSON text a line. */
export type Report =
  | { readonly kind: 'opened'; readonly pid: number }
  | ({ readonly kind: 'refused' } & Failure)
  | { readonly kind: 'trying'; readonly id: string }
  | { readonly kind: 'acknowledged'; readonly id: string; readonly commit: number; readonly sha256: string }
  | ({ readonly kind: 'failed'; readonly id: string } & Failure)
  | { readonly kind: 'released' }
  | { readonly kind: 'measured'; readonly figures: Readonly<Record<string, number>> }

export type ReportOf<Kind extends Report['kind']> = Extract<Report, { readonly kind: Kind }>

/** A `LogError` as another process sees it. */
export interface Failure {
  readonly code: string
  /** Of the error and of each of its causes, the outermost first. */
  readonly data: readonly Readonly<Record<string, unknown>>[]
}

/** Returns when the report has left the process: what was reported is known whatever becomes of it afterwards. */
export function tell(report: Report): void {
  const bytes = Buffer.from(`${JSON.stringify(report)}\n`)
  for (let written = 0; written < bytes.length; ) written += writeSome(bytes, written)
}

function writeSome(bytes: Buffer, from: number): number {
  try {
    return writeSync(1, bytes, from)
  } catch (error) {
    // The parent has not yet read what is in the pipe.
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return 0
    throw error
  }
}

export function failureIn(error: unknown): Failure {
  const { code } = error as { readonly code?: unknown }
  if (typeof code !== 'string') throw error
  const data: Readonly<Record<string, unknown>>[] = []
  for (let each: unknown = error; each instanceof Error; each = each.cause) {
    data.push(
      'data' in each
        ? (each.data as Failure['data'][number])
        : { errno: (each as NodeJS.ErrnoException).code },
    )
  }
  return { code, data }
}
