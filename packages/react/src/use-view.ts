import { type LiveView, select } from '@tiendo/core'
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { everyMinute } from './every-minute.ts'

/**
 * What a view shows, or what `selector` makes of it. Renders again when that has changed, by `isEqual` (`Object.is`
 * unless stated), after a commit or because a day has passed. Throws what the view throws to the error boundary.
 *
 * Keep the view between renders, by `useMemo` or outside of the component; another one at each render is subscribed to
 * and computed at each render. The functions may be other ones at each render.
 */
export function useView<T>(view: LiveView<T>): T
export function useView<T, Selected>(
  view: LiveView<T>,
  selector: (value: T) => Selected,
  isEqual?: (a: Selected, b: Selected) => boolean,
): Selected
export function useView<T>(
  view: LiveView<T>,
  selector: (value: T) => T = identity,
  isEqual: (a: T, b: T) => boolean = Object.is,
): T {
  const shown = useRef<{ readonly value: T } | undefined>(undefined)
  const subscribe = useMemo(() => subscribeTo(view), [view])
  const getSnapshot = useMemo(() => {
    const selected = select(view, selector)
    return () => {
      const value = selected.getSnapshot()
      const last = shown.current
      return last !== undefined && isEqual(last.value, value) ? last.value : value
    }
  }, [view, selector, isEqual])
  const value = useSyncExternalStore(subscribe, getSnapshot, getSnapshot)
  useEffect(() => {
    shown.current = { value }
  }, [value])
  return value
}

const identity = <T>(value: T) => value

/** Nothing in core calls a listener when a day passes. */
function subscribeTo(view: LiveView<unknown>) {
  return (listener: () => void) => {
    const ends = [view.subscribe(listener), everyMinute(listener)]
    return () => {
      for (const end of ends) end()
    }
  }
}
