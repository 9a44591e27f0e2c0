import type { ReportDocument } from '@tiendo/report'
import type { Honour } from '../honours.ts'
import { honoursSection } from './honours-section.ts'
import { type DescribeOptions, wordsFor } from './words.ts'

/** A list of honours as a document for the writers of `@tiendo/report`; `subtitle` says whose or of which year. */
export function describeHonours(
  honours: readonly Honour[],
  { subtitle = '', ...options }: DescribeOptions & { readonly subtitle?: string },
): ReportDocument {
  const words = wordsFor(options)
  return {
    locale: options.locale,
    title: words.say('honoursList'),
    subtitle,
    notes: [],
    entries: [],
    sections: [honoursSection(honours, words)],
  }
}
