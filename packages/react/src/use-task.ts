import type { TaskEvidence } from '@tiendo/core'
import { useMemo } from 'react'
import { useTracker } from './tracker-provider.ts'
import { useByValue } from './use-by-value.ts'
import { useView } from './use-view.ts'

/** A task as of today, or one occurrence of a recurring one, followed; `undefined` where there is none. */
export function useTask(
  task: string,
  options: { readonly occurrence?: string } = {},
): TaskEvidence | undefined {
  const tracker = useTracker()
  const asked = useByValue(options)
  return useView(useMemo(() => tracker.liveTask(task, asked), [tracker, task, asked]))
}
