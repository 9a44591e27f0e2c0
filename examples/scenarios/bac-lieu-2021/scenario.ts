import type { PlanningCommand } from '@tiendo/core'
import { seededRandom } from '@tiendo/core/testing'
import type { Entry, Scenario } from '../scenario.ts'
import { completions } from './course/completions.ts'
import { department, incidents } from './course/incidents.ts'
import { interimReview } from './course/interim-review.ts'
import { accountOf, quarterlyReports } from './course/quarterly-reports.ts'
import { figures } from './figures.ts'
import { adHocWork, regularWork } from './programme/besides.ts'
import { groups, plannedTasks, taskId } from './programme/planned-tasks.ts'
import type { Lead } from './programme/task-row.ts'
import { districtLevel, units } from './programme/units.ts'

/** Titles, numbers and dates of the two plans are real; the rest is invented, see the README beside. */

const province = 'ubnd-262-2021'
const provinceDecidedOn = '2021-02-25'
const departmentDecidedOn = '2021-02-26'
const year = { start: '2021-01-01', end: '2021-12-31' }

function registerUnits(): PlanningCommand[] {
  return Object.entries(units).map(([unit, { name, ...others }]) => ({
    type: 'RegisterUnit',
    unit,
    name,
    ...others,
    on: year.start,
  }))
}

function issueProvincePlan(): PlanningCommand {
  return {
    type: 'IssuePlan',
    plan: province,
    title: 'Chương trình công tác trọng tâm của Ngành Tư pháp tỉnh Bạc Liêu năm 2021',
    owner: 'ubnd-bac-lieu',
    authority: {
      issuer: 'Chủ tịch Ủy ban nhân dân tỉnh Bạc Liêu',
      number: '262/QĐ-UBND',
      date: provinceDecidedOn,
    },
    period: year,
    on: provinceDecidedOn,
  }
}

function issueDepartmentPlan(): PlanningCommand[] {
  const on = departmentDecidedOn
  const plan = department
  return [
    {
      type: 'IssuePlan',
      plan,
      title: 'Kế hoạch thực hiện Chương trình công tác trọng tâm của Ngành Tư pháp Bạc Liêu năm 2021',
      owner: 'stp-bac-lieu',
      authority: { issuer: 'Sở Tư pháp tỉnh Bạc Liêu', number: '25/QĐ-STP', date: on },
      period: year,
      parent: province,
      on,
    },
    ...groups.map(
      ({ group, ordinal, title }): PlanningCommand => ({
        type: 'AddGroup',
        plan,
        group,
        ordinal,
        title,
        on,
      }),
    ),
    ...plannedTasks.map(
      ({ code, lead, ...task }): PlanningCommand => ({
        type: 'AddTask',
        plan,
        task: taskId(code),
        code,
        ...leadOf(lead),
        ...task,
        on,
      }),
    ),
    ...regularWork.map(
      ([lead, title], index): PlanningCommand => ({
        type: 'AddTask',
        plan,
        task: taskId(`TX.${index + 1}`),
        code: `TX.${index + 1}`,
        title,
        kind: 'regular',
        ...leadOf(lead),
        on,
      }),
    ),
  ]
}

function leadOf(lead: Lead): Pick<PlanningCommand & { type: 'AddTask' }, 'leadUnits' | 'collective'> {
  if (lead === 'district') return { collective: districtLevel }
  return { leadUnits: typeof lead === 'string' ? [lead] : lead }
}

function addAdHocWork(): Entry[] {
  return adHocWork.map(({ addedOn, recordedOn = addedOn, deadline, lead, title }, index) => {
    const code = `ĐX.${index + 1}`
    const task = { task: taskId(code), code, title, kind: 'adHoc' as const, deadline }
    const command: PlanningCommand = {
      type: 'AddTask',
      plan: department,
      ...task,
      ...leadOf(lead),
      on: addedOn,
    }
    return { recordedAt: `${recordedOn}T08:15`, by: 'tk-vp', commands: [command] }
  })
}

function reportCompletions(): Entry[] {
  const random = seededRandom(130)
  const leads = new Map([
    ...plannedTasks.map(({ code, lead }) => [code, lead] as const),
    ...adHocWork.map(({ lead }, index) => [`ĐX.${index + 1}`, lead] as const),
  ])
  return completions.map(({ code, doneOn, recordedOn, dateUnknown }) => {
    const time = `${String(random.int(9, 16)).padStart(2, '0')}:${String(random.int(0, 59)).padStart(2, '0')}`
    const command: PlanningCommand = { type: 'CompleteTask', task: taskId(code), dateUnknown, on: doneOn }
    return {
      recordedAt: `${recordedOn}T${time}`,
      by: accountOf(leads.get(code) as Lead),
      commands: [command],
    }
  })
}

/** All that is recorded, in the order in which it is. Ends with a note of January 2022 about work that never ends. */
function entries(): Entry[] {
  const entries: Entry[] = [
    { recordedAt: '2021-02-25T16:30', by: 'tk-vp', commands: [...registerUnits(), issueProvincePlan()] },
    { recordedAt: '2021-02-26T15:00', by: 'tk-vp', commands: issueDepartmentPlan() },
    ...addAdHocWork(),
    ...quarterlyReports(),
    ...incidents,
    ...interimReview,
    ...reportCompletions(),
    {
      recordedAt: '2022-01-14T16:00',
      by: 'tk-tt',
      commands: [
        {
          type: 'ReportProgress',
          task: taskId('TX.1'),
          note: 'Số liệu năm 2021 đã chốt',
          on: '2022-01-14',
        },
      ],
    },
  ]
  return entries.sort((a, b) => (a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : 0))
}

export const bacLieu2021: Scenario = { name: 'bac-lieu-2021', seed: 2021, entries, figures }
