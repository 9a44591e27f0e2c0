export interface WriterOptions {
  readonly folder: string
  /** What the ids of its commits begin with. */
  readonly name: string
  /** How it appends; by events unless stated. */
  readonly through?: 'store' | 'tracker'
  /** How many append at the same time; one unless stated. */
  readonly callers?: number
  /** How many appends to try at most; no end unless stated. */
  readonly attempts?: number
  /** With how many failures it gives up; with the first unless stated. */
  readonly patience?: number
  readonly textBytes?: number
  readonly segmentBytes?: number
  readonly isLocked?: boolean
  /** Whether anything is ever synced; a disk that lies, where it is not. */
  readonly isSynced?: boolean
  /** Whether it waits for a line on its standard input before it appends. */
  readonly waits?: boolean
}
