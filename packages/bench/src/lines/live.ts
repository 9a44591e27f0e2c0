import type { Line, Row } from '../line.ts'
import { type Entrant, entriesOf, type Result, race } from '../race.ts'

const reducer = 'one immer.produce over all tasks, and a selector'
const remark = 'nothing is checked, decided, guarded, hashed or recorded'

export const live: Line = {
  name: 'live',
  title: 'One report of progress, executed, to the refreshed live figures',
  targets: [
    { row: 'workspace', against: reducer, atMost: 1 / 50 },
    { row: 'among-many', against: 'tiendo, the plan alone', atMost: 1.3 },
  ],
  async run({ quick }) {
    const repetitions = quick ? 2 : 7
    const reports = quick ? 3 : 20
    const [tasksPerPlan, few, many, workspace] = quick ? [20, 2, 10, 200] : [130, 10, 1000, 10_000]
    const contestants = (suffix: string, parameters: object): Entrant[] => [
      { name: `tiendo${suffix}`, contestant: ['live', 'tiendo'], parameters },
      { name: reducer, contestant: ['live', 'reducer'], parameters, remark },
    ]
    const ofPlan = (otherPlans: number) => ({
      planCount: 1 + otherPlans,
      tasksPerPlan,
      plan: 'plan-1',
      reports,
    })
    const alone = contestants(', the plan alone', ofPlan(0))
    const results = await race(
      [
        ...alone,
        ...contestants(`, ${few} others`, ofPlan(few)),
        ...contestants(`, ${many} others`, ofPlan(many)),
      ],
      { repetitions },
    )
    const ofWorkspace = await race(
      contestants('', {
        planCount: quick ? 2 : 80,
        tasksPerPlan: workspace / (quick ? 2 : 80),
        reports,
      }),
      { repetitions },
    )
    const row = (key: string, what: string, each: readonly (Result | undefined)[]): Row => ({
      key,
      what,
      unit: 'ms',
      repetitions,
      entries: entriesOf(each.filter((result) => result !== undefined)),
    })
    const plan = `a plan of ${tasksPerPlan} tasks`
    return {
      rows: [
        row('plan', plan, results.slice(0, 2)),
        row('among-few', `${plan} beside ${few} others`, [results[2], results[3], results[0]]),
        row('among-many', `${plan} beside ${many} others`, [results[4], results[5], results[0]]),
        row('workspace', `a workspace of ${workspace.toLocaleString('en-US')} tasks`, ofWorkspace),
      ],
    }
  },
}
