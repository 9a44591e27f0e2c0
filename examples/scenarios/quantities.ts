import type { JsonObject, Question, Tracker } from '@tiendo/core'
import type { Command } from './scenario.ts'

/**
 * What was reported of one kind of work, all tasks together and by the unit that leads: by the day of the question, and
 * with a period in it what was added in that. Tasks are told by the end of their ids.
 */
export function quantities(log: Tracker<Command>, question: Question, ending: string): JsonObject {
  const figure = question.period === undefined ? 'assigned' : 'cumulative'
  const tasks = log.explain(question, figure).tasks.filter(({ task }) => task.endsWith(ending))
  const amounts = tasks.map(({ leadUnits: [unit = ''], quantity = 0, quantityInPeriod = quantity }) => ({
    unit,
    amount: question.period === undefined ? quantity : quantityInPeriod,
  }))
  return {
    sum: amounts.reduce((sum, { amount }) => sum + amount, 0),
    byUnit: Object.fromEntries(amounts.map(({ unit, amount }) => [unit, amount])),
  }
}
