import { appending } from './event-store/appending.ts'
import { fidelity } from './event-store/fidelity.ts'
import { guarding } from './event-store/guarding.ts'
import { lifecycle } from './event-store/lifecycle.ts'
import { racing } from './event-store/racing.ts'
import { reading as readingEvents } from './event-store/reading.ts'
import { repeating } from './event-store/repeating.ts'
import type { StorageFixture, TestRunner } from './fixture.ts'
import { type Case, OpenPlace } from './open-place.ts'
import { caching } from './storage/caching.ts'
import { closingAndFailing } from './storage/closing.ts'
import { comparingAndRefraining } from './storage/comparing.ts'
import { lines } from './storage/lines.ts'
import { reading } from './storage/reading.ts'
import { sealing } from './storage/sealing.ts'
import { watching } from './storage/watching.ts'
import { writing } from './storage/writing.ts'

const storageSections: Readonly<Record<string, readonly Case[]>> = {
  lines,
  appending: [...sealing, ...comparingAndRefraining, ...writing],
  reading,
  watching,
  caching,
  'closing and failing': closingAndFailing,
}

const eventStoreSections: Readonly<Record<string, readonly Case[]>> = {
  append: appending,
  read: readingEvents,
  guard: guarding,
  concurrency: racing,
  idempotency: repeating,
  fidelity,
  lifecycle,
}

/**
 * Defines the cases of the storage contract, and those of an event store over the storage, in a test runner.
 *
 * Each title begins with the number of its clause. What the storage declares decides what is asked; nothing can be
 * switched off. Every case opens a place of its own, so cases may run at the same time. A case fails by rejecting with
 * an `Error` that says what was expected and what came.
 */
export function storageConformance(runner: TestRunner, fixture: StorageFixture): void {
  const define = (title: string, sections: Readonly<Record<string, readonly Case[]>>) => {
    for (const [section, cases] of Object.entries(sections)) {
      runner.describe(`${fixture.name}, ${title}: ${section}`, () => {
        for (const [claim, run] of cases) runner.it(claim, () => OpenPlace.with(fixture, run))
      })
    }
  }
  define('storage', storageSections)
  define('event store', eventStoreSections)
}
