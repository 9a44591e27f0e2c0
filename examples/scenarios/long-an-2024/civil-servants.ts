import { schemes } from '@tiendo/assessment'
import type { Ratio } from '@tiendo/core'
import type { Command, Entry, Recorded } from '../scenario.ts'
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

function stated({ tracker }: Recorded) {
  return persons.flatMap((unit, index) => {
    const { counts, ratios } = tracker.figures({
      plan: districtPlan(district),
      lead: { unit },
      asOf: '2024-12-15',
      running: false,
    })
    const of = (numerator: number): Ratio => ({ numerator, denominator: counts.assigned })
    const input = (name: string, ratio: Ratio | null) => (ratio ? [{ unit, input: name, ratio }] : [])
    return [
      ...input('done', ratios.completionOfAssigned),
      ...input('onTime', ratios.onTimeOfCompleted),
      ...input('withQuality', of(counts.assigned)),
      ...input('exceeded', of(exceeded[index] as number)),
      ...input('lateOrWeak', of(0)),
    ]
  })
}

function classify(log: Recorded): readonly Command[] {
  return [
    {
      type: 'assessment.Classify',
      round,
      scheme: scheme.scheme,
      version: scheme.version,
      stated: stated(log),
      authority: {
        issuer: `Chủ tịch Ủy ban nhân dân ${district.name}`,
        number: '4410/QĐ-UBND',
        date: classifiedOn,
      },
      on: classifiedOn,
    },
  ]
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
        on: '2024-12-02',
      },
    ],
  },
  { recordedAt: `${classifiedOn}T10:00`, by: accountOf(district), commands: classify },
]
