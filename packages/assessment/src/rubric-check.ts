import { ratioNames } from '@tiendo/core'
import { ensureBandsCover } from './bands.ts'
import { type Binding, type Criterion, criteriaOf, inThousandths, type Rubric, sumOf } from './criteria.ts'
import { rejection } from './rejections.ts'
import { ensureWithin, takesRatio } from './scoring.ts'

/** What a criteria table has to be before anybody is scored by it. */
export function ensureRubric(rubric: Pick<Rubric, 'sections'>): void {
  ensureNamedOnce(rubric)
  for (const { section, maximum, criteria } of rubric.sections) {
    ensureSum(section, maximum, criteria)
    for (const entry of criteria) if ('parts' in entry) ensureSum(section, entry.maximum, entry.parts)
  }
  for (const criterion of criteriaOf(rubric)) ensureCriterion(criterion)
}

export function ensureRatioName({ ratio }: Binding, data: Readonly<Record<string, unknown>>): void {
  if (!ratioNames.includes(ratio)) throw rejection('UNKNOWN_RATIO', { ...data, ratio, known: ratioNames })
}

function ensureNamedOnce(rubric: Pick<Rubric, 'sections'>): void {
  const sections = rubric.sections.map(({ section }) => section)
  const criteria = criteriaOf(rubric).map(({ criterion }) => criterion)
  for (const names of [sections, criteria]) {
    const twice = names.find((name, index) => names.indexOf(name) !== index)
    if (twice !== undefined) throw rejection('CRITERION_TWICE', { criterion: twice })
  }
}

function ensureSum(section: string, maximum: number, parts: readonly { readonly maximum: number }[]): void {
  const points = sumOf(parts.map((part) => part.maximum))
  if (inThousandths(points) > inThousandths(maximum))
    throw rejection('POINTS_ABOVE_MAXIMUM', { section, points, maximum })
}

function ensureCriterion(criterion: Criterion): void {
  const { criterion: name, maximum, minimum = 0, rule, figures } = criterion
  if (maximum < minimum) throw rejection('POINTS_BELOW_MINIMUM', { criterion: name, maximum, minimum })
  if (rule.rule === 'bands') {
    ensureBandsCover(rule.bands, rule.of, name)
    for (const { points } of rule.bands) ensureWithin(criterion, points)
  }
  if (rule.rule === 'proportional' && rule.standard !== undefined) ensureWithin(criterion, rule.standard)
  if (figures === undefined) return
  if (!takesRatio(criterion)) throw rejection('RULE_TAKES_NO_RATIO', { criterion: name })
  ensureRatioName(figures, { criterion: name })
}
