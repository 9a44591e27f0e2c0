/** What the command has of the world around it. */
export interface Surroundings {
  /** Where relative paths start. */
  readonly folder: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly print: (text: string | Uint8Array) => void
  readonly complain: (text: string) => void
  /** All of standard input. */
  readonly readInput: () => Promise<Uint8Array>
  /** Whether standard output, and standard error, are terminals. */
  readonly isTerminal: { readonly output: boolean; readonly errors: boolean }
  readonly now: () => number
}
