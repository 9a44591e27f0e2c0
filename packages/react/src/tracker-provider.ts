import type { AnyCommand, PlanningCommand, Tracker } from '@tiendo/core'
import {
  createContext,
  createElement,
  type ReactElement,
  type ReactNode,
  useContext,
  useEffect,
  useState,
} from 'react'
import { type Open, openingOf } from './opening.ts'

export type TrackerProviderProps = { readonly children?: ReactNode } & (
  | {
      /** A tracker that is open. Whoever opened it closes it. */
      readonly tracker: Tracker
      readonly open?: never
    }
  | {
      /**
       * Opens the tracker. To be defined outside of components, or kept by `useCallback`: as long as the opening
       * suspends, React forgets what a component above it has made.
       */
      readonly open: Open
      readonly tracker?: never
    }
)

const TrackerContext = createContext<Tracker | undefined>(undefined)

/**
 * Gives a tracker to the hooks below it.
 *
 * With `open`, rendering suspends until the tracker is open, and throws what opening fails with to the error boundary;
 * the next mount tries again. One function opens one tracker at a time, however often it is rendered and wherever it is
 * mounted; it is closed when the last provider of it has been unmounted, or when none is mounted within ten seconds. A
 * mounted provider keeps its tracker: give it another `key` to open another log.
 */
export function TrackerProvider({ tracker, open, children }: TrackerProviderProps): ReactElement {
  return tracker === undefined
    ? createElement(OpeningProvider, { open }, children)
    : createElement(TrackerContext.Provider, { value: tracker }, children)
}

function OpeningProvider({ open, children }: { readonly open: Open; readonly children?: ReactNode }) {
  if (typeof open !== 'function')
    throw new TypeError(
      'Cannot show a tracker: TrackerProvider has neither a tracker nor a function that opens one',
    )
  const [opening, setOpening] = useState(() => openingOf(open))
  useEffect(() => {
    // It ends while it is hidden, or where what it was rendered with took too long.
    if (!opening.isOver) return opening.hold()
    setOpening(openingOf(open))
    return undefined
  }, [opening, open])
  return createElement(TrackerContext.Provider, { value: opening.read() }, children)
}

/**
 * The tracker of the nearest `TrackerProvider`. Name its commands where it was opened with catalogues beside planning:
 * nothing checks that they are what it executes.
 */
export function useTracker<Command extends AnyCommand = PlanningCommand>(): Tracker<Command> {
  const tracker = useContext(TrackerContext)
  if (tracker === undefined)
    throw new TypeError('Cannot use the tracker: there is no TrackerProvider above the component')
  return tracker as Tracker<AnyCommand> as Tracker<Command>
}
