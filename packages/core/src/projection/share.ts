/**
 * `next`, with every part that equals its counterpart in `previous` replaced by that very part; `previous` itself where
 * they are equal. For frozen plain JSON. Entries of a list are compared with those at the same place, counted from its
 * start and from its end, so that one that comes or goes leaves the others what they were.
 */
export function share<T>(previous: unknown, next: T): T {
  if (!isObject(previous) || !isObject(next) || previous === next) return next
  const shared = Array.isArray(next) ? shareList(previous, next) : shareObject(previous, next)
  return shared as T
}

function shareList(previous: object, next: readonly unknown[]): unknown {
  if (!Array.isArray(previous)) return next
  const shift = previous.length - next.length
  const shared = next.map((entry, index) => {
    const fromStart = share(previous[index], entry)
    if (fromStart === previous[index]) return fromStart
    const fromEnd = share(previous[index + shift], entry)
    return fromEnd === previous[index + shift] ? fromEnd : fromStart
  })
  const isSame = shift === 0 && shared.every((entry, index) => entry === previous[index])
  return isSame ? previous : Object.freeze(shared)
}

function shareObject(previous: object, next: object): unknown {
  if (Array.isArray(previous)) return next
  let isSame = Object.keys(previous).length === Object.keys(next).length
  const shared = Object.entries(next).map(([key, value]): [string, unknown] => {
    const isKnown = Object.hasOwn(previous, key)
    const before = isKnown ? (previous as Record<string, unknown>)[key] : undefined
    const part = share(before, value)
    isSame &&= isKnown && part === before
    return [key, part]
  })
  return isSame ? previous : Object.freeze(Object.fromEntries(shared))
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
