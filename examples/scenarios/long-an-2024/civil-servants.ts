import { schemes } from '@tiendo/assessment'
import type { Command, Entry } from '../scenario.ts'
import { districtPlan } from './district-plans.ts'
import { accountOf, civilServant, type District, districts } from './units.ts'

/**
 * Two civil servants of one division, classified by the decree that held in 2024. What was done, and on time, are the
 * figures of their tasks; the other ratios, days and decisions are invented.
 */
export const round = 'la-cong-chuc-tan-an-2024'

const [district] = districts as readonly [District]
const cluster = 'la-cong-chuc-tan-an'
const scheme = schemes['vn-nd90-2020-individual']
const persons = [civilServant(district, 1), civilServant(district, 2)]

/** Of the tasks that each leads: how many went beyond what was asked. None was late or weak, all were of quality. */
const exceeded: readonly number[] = [2, 1]

const classifiedOn = '2024-12-16'

const tasksOf = 3

function stated(unit: string, index: number) {
  const of = (input: string, numerator: number) => ({
    unit,
    input,
    ratio: { numerator, denominator: tasksOf },
  })
  return [of('withQuality', tasksOf), of('exceeded', exceeded[index] as number), of('lateOrWeak', 0)]
}

const classify: Command = {
  type: 'assessment.Classify',
  round,
  scheme: scheme.scheme,
  version: scheme.version,
  figures: [
    { input: 'done', binding: { ratio: 'completionOfAssigned', of: 'led' } },
    { input: 'onTime', binding: { ratio: 'onTimeOfCompleted', of: 'led' } },
  ],
  asOf: '2024-12-15',
  stated: persons.flatMap(stated),
  authority: {
    issuer: `Chủ tịch Ủy ban nhân dân ${district.name}`,
    number: '4410/QĐ-UBND',
    date: classifiedOn,
  },
  on: classifiedOn,
}

export const personsClassified: readonly Entry[] = [
  {
    recordedAt: '2024-12-02T08:30',
    by: accountOf(district),
    commands: [
      { type: 'assessment.AdoptScheme', ...scheme, on: '2024-12-02' },
      {
        type: 'assessment.FormCluster',
        cluster,
        title: `Công chức Phòng Tư pháp ${district.name}`,
        members: persons,
        on: '2024-01-02',
      },
      {
        type: 'assessment.OpenRound',
        round,
        title: `Xếp loại công chức Phòng Tư pháp ${district.name} năm 2024`,
        cluster,
        period: { start: '2024-01-01', end: '2024-12-31' },
        plan: districtPlan(district),
        on: '2024-12-02',
      },
    ],
  },
  { recordedAt: `${classifiedOn}T10:00`, by: accountOf(district), commands: [classify] },
]
