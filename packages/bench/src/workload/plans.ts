import { emptyHead, memoryStorage, type NewEvent, openTracker, type Tracker } from '@tiendo/core'
import { fixedClock, sealLines } from '@tiendo/core/testing'

const tasksPerCommit = 1000

/** A tracker of plans of one year, half of whose tasks have a deadline, at the last of June. Tasks are `plan-1-task-1` and so on. */
export async function trackerOfPlans(planCount: number, tasksPerPlan: number): Promise<Tracker> {
  const on = '2021-01-04'
  const event = (type: string, data: object): NewEvent => ({ type, on, data: data as NewEvent['data'] })
  const commits: NewEvent[][] = [[event('UnitRegistered', { unit: 'unit-1', name: 'Office' })]]
  for (let number = 1; number <= planCount; number++) {
    const plan = `plan-${number}`
    const issued = {
      plan,
      title: `Plan ${number}`,
      owner: 'unit-1',
      authority: { issuer: 'The director' },
      period: { start: '2021-01-01', end: '2021-12-31' },
      calendar: 'calendarYear',
      timeZone: 'UTC',
    }
    let events = [event('PlanIssued', issued)]
    for (let index = 1; index <= tasksPerPlan; index++) {
      events.push(event('TaskAdded', taskOf(plan, index)))
      if (events.length < tasksPerCommit) continue
      commits.push(events)
      events = []
    }
    if (events.length > 0) commits.push(events)
  }
  const at = `${on}T01:00:00.000Z`
  const lines = [...sealLines(commits.map((events, index) => ({ id: `c-${index}`, at, events })))]
  const storage = memoryStorage()
  await storage.append(emptyHead, () => lines)
  return openTracker({ storage, clock: fixedClock('2021-07-05T03:00:00Z') })
}

export function taskOf(plan: string, index: number) {
  const isRegular = index % 2 === 0
  return {
    plan,
    task: `${plan}-task-${index}`,
    code: `${index}`,
    title: `Task ${index}`,
    kind: isRegular ? 'regular' : 'planned',
    leadUnits: ['unit-1'],
    coordinatingUnits: [],
    ...(isRegular ? {} : { deadline: index % 3 === 0 ? '2021-06-30' : '2021-12-31' }),
  }
}
