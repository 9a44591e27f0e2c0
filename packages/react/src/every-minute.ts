const minuteMs = 60_000

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setTimeout> | undefined

/** Calls `listener` at every full minute, where days begin in all time zones. Returns what ends it. */
export function everyMinute(listener: () => void): () => void {
  // Each call is a subscription of its own, also of the same function.
  const own = () => listener()
  listeners.add(own)
  if (timer === undefined) wait()
  return () => {
    listeners.delete(own)
    if (listeners.size > 0) return
    clearTimeout(timer)
    timer = undefined
  }
}

function wait(): void {
  timer = setTimeout(
    () => {
      wait()
      for (const listener of listeners) listener()
    },
    minuteMs - (Date.now() % minuteMs),
  )
}
