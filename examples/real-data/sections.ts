import { amendmentSection, leadSection } from './amendment-section.ts'
import { calendarSection, issuedSection } from './programme-sections.ts'
import { headlineSection, listSection, readingSection } from './progress-sections.ts'
import { readHeadline, readPublished } from './published.ts'
import { publishedSection } from './published-section.ts'
import { recordList, recordProgramme } from './recorded.ts'
import type { Section } from './section.ts'

/** Records the data into workspaces in memory and asks them everything that is stated about it. */
export async function computeSections(folder: string): Promise<readonly Section[]> {
  const programme = await recordProgramme(folder)
  const evidence = await recordList(folder, 'evidence')
  const completion = await recordList(folder, 'completion')
  const sections = [
    issuedSection(programme),
    calendarSection(programme),
    amendmentSection(programme),
    leadSection(programme),
    listSection(evidence),
    readingSection(evidence, completion),
    headlineSection(evidence, readHeadline(folder)),
    publishedSection(readPublished(folder)),
  ]
  for (const { tracker } of [programme, evidence, completion]) await tracker.close()
  return sections
}
