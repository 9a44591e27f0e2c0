import type { DecideContext, Ratio } from '@tiendo/core'
import type * as commands from '../commands.ts'
import { inThousandths } from '../criteria.ts'
import type { ClassifiedInput } from '../events.ts'
import { rejection } from '../rejections.ts'
import type { Scheme, SchemeInput } from '../scheme-format.ts'
import { type DecidingEvent, decisionOf } from '../score-sheet.ts'
import { frozenAt, ratioOf } from './figures.ts'
import type { KnownRound } from './lookup.ts'

interface Asked {
  readonly known: KnownRound
  readonly scheme: Scheme
  readonly unit: string
}

/** The ratios of a unit by which it is classified. Nothing is guessed: what neither the log nor anybody says is refused. */
export function inputsOf(
  command: commands.Classify,
  context: DecideContext,
  { known, scheme, unit }: Asked,
): readonly ClassifiedInput[] {
  return scheme.inputs.map((input): ClassifiedInput => {
    const { input: name } = input
    const stated = command.stated?.find((fact) => fact.unit === unit && fact.input === name)
    const found = foundRatio(command, context, { known, unit, input })
    const ratio = found?.ratio ?? stated?.ratio
    if (ratio == null) throw rejection('INPUT_MISSING', { unit, input: name })
    if (found?.ratio != null && stated !== undefined) throw rejection('INPUT_STATED', { unit, input: name })
    return {
      input: name,
      ratio,
      ...(found?.question === undefined ? {} : { question: found.question }),
      ...(stated?.evidence === undefined ? {} : { evidence: stated.evidence }),
    }
  })
}

/** What the log says of an input, without anybody's statement. */
function foundRatio(
  { asOf, knownAt, figures = [], on }: commands.Classify,
  context: DecideContext,
  { known, unit, input }: { readonly known: KnownRound; readonly unit: string; readonly input: SchemeInput },
): (Pick<ClassifiedInput, 'question'> & { readonly ratio: Ratio | null }) | undefined {
  const binding =
    typeof input.from === 'object'
      ? input.from.figures
      : figures.find((bound) => bound.input === input.input)?.binding
  if (binding !== undefined) {
    const at = frozenAt(context, { on, asOf: asOf ?? on, knownAt })
    return ratioOf(context, known, { unit, binding, on, ...at })
  }
  if (input.from === 'stated') return undefined
  const decision = decisionOf(known.history, unit)
  if (decision === undefined) throw rejection('SCORE_NOT_DECIDED', { round: known.round, unit })
  return { ratio: shareOfPoints(decision) }
}

/** As whole numbers, no finer than the points are: 90/100, 905/1000. Points below 0 count as none. */
function shareOfPoints({ data: { points, maximum } }: DecidingEvent): Ratio | null {
  if (maximum <= 0) return null
  const [numerator, denominator] = [Math.max(0, inThousandths(points)), inThousandths(maximum)]
  const unit = [1_000, 100, 10].find((each) => numerator % each === 0 && denominator % each === 0) ?? 1
  return { numerator: numerator / unit, denominator: denominator / unit }
}
