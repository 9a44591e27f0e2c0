import type { Row, Section } from '@tiendo/report'
import type { ClassifiedUnit } from '../events.ts'
import type { Classification } from '../round-result.ts'
import type { Scheme } from '../scheme-format.ts'
import { fraction, text, type Words } from './words.ts'

export function classificationSection(
  { results, version, on }: Classification,
  scheme: Scheme,
  words: Words,
): Section {
  const { say, unit, date } = words
  const order = scheme.levels.map(({ level }) => level)
  const placeOf = ({ level }: ClassifiedUnit) => (level === null ? order.length : order.indexOf(level))
  const table = {
    id: 'classification-units',
    title: say('classification'),
    columns: [say('unit'), say('level'), ...scheme.inputs.map(({ input, title }) => title ?? input)],
    rows: results
      .toSorted((a, b) => placeOf(a) - placeOf(b))
      .map(
        (result): Row => ({
          label: unit(result.unit),
          cells: [
            text(levelText(result, scheme, words)),
            ...scheme.inputs.map(({ input }) =>
              fraction(result.inputs.find((given) => given.input === input)?.ratio),
            ),
          ],
        }),
      ),
  }
  return {
    id: 'classification',
    title: say('classification'),
    blocks: [
      { kind: 'text', text: say('schemeVersion', { scheme: scheme.title, version, date: date(on) }) },
      { kind: 'table', table },
    ],
  }
}

function levelText(result: ClassifiedUnit, scheme: Scheme, { say }: Words): string {
  const titleOf = (level: string) => scheme.levels.find((known) => known.level === level)?.title ?? level
  const level = result.level === null ? say('unclassified') : titleOf(result.level)
  if (result.withoutQuota !== undefined)
    return say('quotaHeld', { level, without: titleOf(result.withoutQuota) })
  if (result.disqualifiers === undefined) return level
  const facts = result.disqualifiers.map(
    ({ disqualifier }) =>
      scheme.disqualifiers?.find((known) => known.disqualifier === disqualifier)?.title ?? disqualifier,
  )
  return say('disqualified', { level, facts: facts.join('; ') })
}
