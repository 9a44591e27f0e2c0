import { hasCode } from '@tiendo/core'
import type { Child } from './child-process.ts'
import type { Report } from './reports.ts'

export interface RaceResult {
  readonly owners: readonly Child[]
  /** Answers that are neither the lock nor its refusal. */
  readonly odd: readonly Report[]
}

/** Lets holders open a folder for writing at the same time. */
export async function race(folder: string, racers: readonly Child[]): Promise<RaceResult> {
  const before = racers.map((racer) => racer.reports.length)
  const notBefore = Date.now() + 20
  for (const racer of racers) racer.say(`open ${folder} ${notBefore}`)
  const answers = await Promise.all(racers.map((racer, index) => racer.next(before[index] as number)))
  return {
    owners: racers.filter((_, index) => answers[index]?.kind === 'opened'),
    odd: answers.filter(({ kind }, index) => kind !== 'opened' && !hasCode(answers[index], 'locked')),
  }
}

/** Lets the owner close what it holds. */
export async function release(owner: Child): Promise<void> {
  const before = owner.reports.length
  owner.say('release')
  await owner.next(before)
}
