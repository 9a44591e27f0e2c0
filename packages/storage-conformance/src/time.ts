declare function setTimeout(task: () => void, ms: number): unknown

/** Lets everything else run for a while. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

const patienceMs = 5000

/** Waits for something that must come, and fails when it has not come for five seconds. */
export async function until(condition: () => boolean, what: string): Promise<void> {
  const giveUpAt = Date.now() + patienceMs
  while (!condition()) {
    if (Date.now() > giveUpAt) throw new Error(`${what}: not within ${patienceMs} ms`)
    await pause(1)
  }
}
