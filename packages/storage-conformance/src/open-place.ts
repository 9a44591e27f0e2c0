import type { CommitStorage } from '@tiendo/core'
import type { StorageFixture, StoragePlace } from './fixture.ts'

/** A case of the suite: what its title claims, tried on a fresh place. */
export type Case = readonly [title: string, run: (place: OpenPlace) => Promise<void>]

/** A fresh place with one open handle, and every further handle that a case asks for. */
export class OpenPlace {
  readonly storage: CommitStorage
  readonly #place: StoragePlace
  readonly #handles: CommitStorage[]

  private constructor(place: StoragePlace, storage: CommitStorage) {
    this.#place = place
    this.storage = storage
    this.#handles = [storage]
  }

  static async with(fixture: StorageFixture, run: (place: OpenPlace) => Promise<void>): Promise<void> {
    const place = await fixture.place()
    try {
      const open = new OpenPlace(place, await place.open())
      try {
        await run(open)
      } finally {
        await open.#closeAll()
      }
    } finally {
      await place.dispose?.()
    }
  }

  /** As many callers as asked for: each with a handle of its own where the storage is shared, else all with the one. */
  async callers(count: number): Promise<readonly CommitStorage[]> {
    if (!this.storage.info.shared) return Array.from({ length: count }, () => this.storage)
    while (this.#handles.length < count) this.#handles.push(await this.#place.open())
    return this.#handles.slice(0, count)
  }

  async pair(): Promise<readonly [CommitStorage, CommitStorage]> {
    const [first, second] = await this.callers(2)
    return [first as CommitStorage, second as CommitStorage]
  }

  /** Another handle on the same log if there can be one: beside this one, or after it was closed. */
  async reopen(): Promise<CommitStorage | undefined> {
    if (this.storage.info.durability === 'none') return undefined
    await this.#closeAll()
    const storage = await this.#place.open()
    this.#handles.push(storage)
    return storage
  }

  async #closeAll(): Promise<void> {
    for (const handle of this.#handles) await handle.close()
  }
}
