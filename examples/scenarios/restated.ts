import type { Json, Question, Tracker } from '@tiendo/core'
import type { Command } from './scenario.ts'
import { summary } from './summary.ts'

/** One question as known on two days, and the tasks that make the difference. */
export function restated(log: Tracker<Command>, question: Question, earlier: string, later: string): Json {
  const before = log.figures({ ...question, knownAt: earlier })
  const after = log.figures({ ...question, knownAt: later })
  const { tasks } = log.restatement(before, after)
  return {
    [earlier]: summary(before),
    [later]: summary(after),
    tasks: tasks.map(({ task, before, after }) => `${task} ${before} ${after}`),
  }
}
