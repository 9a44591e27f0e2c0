import { calendars, type Figures, type Question, type Ratios, viewNames } from '@tiendo/core'
import { type Replayed, replay } from '@tiendo/core/testing'

const plan = 'stp-25-2021'

/**
 * What any implementation of the definitions must find in the stream, as JSON: every quarter of both calendars, for
 * all work and for planned tasks alone, and the second quarter as known on two days. A ratio is `done/all`.
 */
export function expectedFigures(stream: string): string {
  const log = replay(stream.split('\n').filter((line) => line !== ''))
  const quarters = Object.values(calendars).flatMap(({ name, quarters }) =>
    quarters(2021).flatMap((period) =>
      [undefined, 'planned' as const].map((kind) => ({
        calendar: name,
        ...found(log, { plan, kind, period, asOf: period.end, knownAt: log.head.position }),
      })),
    ),
  )
  const [, secondQuarter] = calendars.calendarYear.quarters(2021)
  const restated = ['2021-06-30', '2021-07-09'].map((knownAt) => ({
    knownOn: knownAt,
    ...found(log, { plan, kind: 'planned', period: secondQuarter, asOf: '2021-06-30', knownAt }),
  }))
  const { commit, position, sha256 } = log.head
  return `${JSON.stringify({ head: { commit, position, sha256 }, quarters, restated }, null, 2)}\n`
}

function found(log: Replayed, question: Question) {
  const { question: asked, counts, ratios, views } = log.figures({ ...question, running: false })
  return {
    question: asked,
    counts,
    ratios: written(ratios),
    views: Object.fromEntries(viewNames.map((name) => [name, views?.[name].count])),
    dueIn: {
      counts: views?.dueIn.counts,
      ratios: written((views as NonNullable<Figures['views']>).dueIn.ratios),
    },
  }
}

function written(ratios: Ratios): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(ratios).map(([name, ratio]) => [
      name,
      ratio === null ? null : `${ratio.numerator}/${ratio.denominator}`,
    ]),
  )
}
