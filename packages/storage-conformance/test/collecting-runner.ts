import { type StorageFixture, storageConformance } from '../src/index.ts'

export interface CollectedCase {
  readonly title: string
  readonly run: () => Promise<void>
}

/** The cases of the suite, without running them. */
export function collectCases(fixture: StorageFixture): readonly CollectedCase[] {
  const cases: CollectedCase[] = []
  storageConformance(
    { describe: (_, define) => define(), it: (title, run) => cases.push({ title, run }) },
    fixture,
  )
  return cases
}

/** Whether a case fails; one that does not end in time has failed. */
export async function fails({ run }: CollectedCase, timeoutMs: number): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const timeout = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(true), timeoutMs)
  })
  const failure = run().then(
    () => false,
    () => true,
  )
  const failed = await Promise.race([failure, timeout])
  clearTimeout(timer)
  return failed
}
