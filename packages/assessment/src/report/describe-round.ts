import type { ReportDocument } from '@tiendo/report'
import type { Assessments, At } from '../assessments.ts'
import { maximumOf } from '../criteria.ts'
import { classificationSection } from './classification-section.ts'
import { honoursSection } from './honours-section.ts'
import { missingSection } from './missing-section.ts'
import { rankingSection } from './ranking-section.ts'
import { type DescribeOptions, wordsFor } from './words.ts'

/**
 * What a round has come to, as a document for the writers of `@tiendo/report`: the ranking with its population, what is
 * still missing before it can be decided, the classification with its ratios, and the commendations.
 *
 * @throws {Rejection} `UNKNOWN_ROUND`
 */
export function describeRound(
  book: Assessments,
  { round, locale, unitNames, ...at }: At & DescribeOptions & { readonly round: string },
): ReportDocument {
  const words = wordsFor({ locale, unitNames })
  const { say, date } = words
  const { title, cluster, rubric: named, period } = book.round(round)
  const rubric = named === undefined ? undefined : book.rubric(named)
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
      ...(at.knownAt === undefined ? [] : [{ name: say('knownAt'), value: String(at.knownAt) }]),
    ],
    sections: [
      ...(rubric === undefined
        ? []
        : [
            rankingSection(book.ranking({ round, ...at }), maximumOf(rubric), words),
            missingSection(book.missing({ round, ...at }), words),
          ]),
      ...(classification === null
        ? []
        : [classificationSection(classification, book.scheme(classification), words)]),
      honoursSection(book.honours({ round, ...at }), words),
    ],
  }
}
