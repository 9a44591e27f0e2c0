import { formatPercent } from '@tiendo/core'
import type { Row, Section } from '@tiendo/report'
import type { ClassifiedUnit } from '../events.ts'
import type { Classification } from '../round-result.ts'
import type { Scheme } from '../scheme-format.ts'
import { text, type Words } from './words.ts'

export function classificationSection(
  { results, version, on }: Classification,
  scheme: Scheme,
  words: Words,
): Section {
  const { say, unit, date } = words
  const table = {
    id: 'classification',
    title: say('classification'),
    columns: [say('unit'), say('level'), say('inputs')],
    rows: results.map(
      (result): Row => ({
        label: unit(result.unit),
        cells: [text(levelText(result, scheme, words)), text(inputsText(result, scheme, words))],
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

/** Each ratio as a pair and a percentage: nobody has to guess what was divided by what. */
function inputsText({ inputs }: ClassifiedUnit, scheme: Scheme, { locale, number }: Words): string {
  return inputs
    .map(({ input, ratio }) => {
      const title = scheme.inputs.find((known) => known.input === input)?.title ?? input
      const pair = `${number(ratio.numerator)}/${number(ratio.denominator)}`
      return `${title}: ${pair} (${formatPercent(ratio, { locale })})`
    })
    .join('; ')
}
