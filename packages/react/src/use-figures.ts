import type { Figures, Question } from '@tiendo/core'
import { useMemo } from 'react'
import { useTracker } from './tracker-provider.ts'
import { useByValue } from './use-by-value.ts'
import { useView } from './use-view.ts'

/**
 * What `tracker.figures` answers, followed: see `Tracker.liveFigures`. The question is compared by value, so that it may
 * be written where it is asked. Each component that asks computes the answer: ask once, and hand it down.
 */
export function useFigures(question: Question): Figures {
  const tracker = useTracker()
  const asked = useByValue(question)
  return useView(useMemo(() => tracker.liveFigures(asked), [tracker, asked]))
}
