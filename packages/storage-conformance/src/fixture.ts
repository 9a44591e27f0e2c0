import type { CommitStorage } from '@tiendo/core'

/** The two functions of a test runner that the suite needs: those of vitest, `node:test`, Mocha or Jasmine. */
export interface TestRunner {
  describe(title: string, define: () => void): unknown
  it(title: string, run: () => Promise<void>): unknown
}

/** What the suite is run on. */
export interface StorageFixture {
  /** Names the storage in the report. */
  readonly name: string
  /** A place with an empty log that nobody else uses: a folder, a database, a table. Called once for each case. */
  place(): Promise<StoragePlace>
}

/** Where one log is kept. */
export interface StoragePlace {
  /**
   * Another handle on the log of this place. Called while other handles are open only where the storage declares
   * `shared`, and after all of them were closed unless it declares the durability `none`.
   */
  open(): Promise<CommitStorage>
  /** Removes the place. Called last, when every handle is closed. */
  dispose?(): Promise<void>
}
