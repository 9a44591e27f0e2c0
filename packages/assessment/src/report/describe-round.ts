import { isCivilDate } from '@tiendo/core'
import type { ReportDocument } from '@tiendo/report'
import type { Assessments, At } from '../assessments.ts'
import { maximumOf } from '../criteria.ts'
import { classificationSection } from './classification-section.ts'
import { honoursSection } from './honours-section.ts'
import { missingSections } from './missing-section.ts'
import { rankingSection } from './ranking-section.ts'
import { type DescribeOptions, type Words, wordsFor } from './words.ts'

/**
 * What a round has come to, as a document for the writers of `@tiendo/report`: the ranking with its population, what is
 * still missing before it can be decided or has to be done again since, the classification with its ratios, and the commendations.
 *
 * @throws {Rejection} `UNKNOWN_ROUND`, also where the round was not opened, or not known, by then
 */
export function describeRound(
  book: Assessments,
  { round, locale, unitNames, ...at }: At & DescribeOptions & { readonly round: string },
): ReportDocument {
  const words = wordsFor({ locale, unitNames })
  const { say, date } = words
  const { title, cluster, rubric: named, period } = book.round(round, at)
  const rubric = named === undefined ? undefined : book.rubric(named)
  const ranking = book.ranking({ round, ...at })
  const classification = book.classification({ round, ...at })
  return {
    locale,
    title,
    subtitle: book.cluster({ cluster, ...at }).title,
    notes: [],
    entries: [
      ...(rubric === undefined ? [] : [{ name: say('rubric'), value: rubric.title }]),
      { name: say('period'), value: say('fromTo', { start: date(period.start), end: date(period.end) }) },
      ...(at.asOf === undefined ? [] : [{ name: say('asOf'), value: date(at.asOf) }]),
      ...(at.knownAt === undefined ? [] : [{ name: say('knownAt'), value: momentText(at.knownAt, words) }]),
    ],
    sections: [
      ...(rubric === undefined
        ? []
        : [
            rankingSection(ranking, maximumOf(rubric), words),
            ...missingSections(book.missing({ round, ...at }), ranking, words),
          ]),
      ...(classification === null
        ? []
        : [classificationSection(classification, book.scheme(classification), words)]),
      honoursSection(book.honours({ round, ...at }), words),
    ],
  }
}

function momentText(knownAt: number | string, { say, date }: Words): string {
  if (typeof knownAt === 'number') return say('position', { position: knownAt })
  return isCivilDate(knownAt) ? date(knownAt) : knownAt
}
