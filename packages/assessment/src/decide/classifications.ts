import type { DecideContext, Decision, Ratio } from '@tiendo/core'
import { classify as classified } from '../classify.ts'
import { membersOn } from '../cluster.ts'
import type * as commands from '../commands.ts'
import { inThousandths } from '../criteria.ts'
import type { ClassifiedInput, ClassifiedUnit } from '../events.ts'
import { keyOf, ofType } from '../history.ts'
import { rejection } from '../rejections.ts'
import { ensureLevel, ensureScheme } from '../scheme-check.ts'
import type { Scheme, SchemeInput } from '../scheme-format.ts'
import { type DecidingEvent, decisionOf } from '../score-sheet.ts'
import { frozenAt, ratioOf } from './figures.ts'
import {
  basisOf,
  ensureMember,
  ensureNotInFuture,
  eventOf,
  historyOf,
  type KnownRound,
  roundOf,
} from './lookup.ts'

export function adoptScheme(
  { type: _, on, ...scheme }: commands.AdoptScheme,
  context: DecideContext,
): Decision {
  const { scheme: name, version } = scheme
  const known = historyOf(context, keyOf.scheme(name, version))
  if (ofType(known, 'assessment.SchemeAdopted').length > 0)
    throw rejection('SCHEME_EXISTS', { scheme: name, version })
  ensureNotInFuture(context, on)
  ensureScheme(scheme as Scheme)
  return { events: [eventOf('assessment.SchemeAdopted', on, scheme)] }
}

export function classify(command: commands.Classify, context: DecideContext): Decision {
  const { round, scheme: name, version, chosen = [], excluded = [], authority, reason, on } = command
  const known = roundOf(context, round)
  const { history, cluster } = known
  const [adopted] = ofType(historyOf(context, keyOf.scheme(name, version)), 'assessment.SchemeAdopted')
  if (adopted === undefined) throw rejection('UNKNOWN_SCHEME', { scheme: name, version })
  const scheme = adopted.data
  for (const unit of excluded) ensureMember(known, unit, on)
  const members = membersOn(cluster, on).filter((unit) => !excluded.includes(unit))
  if (members.length === 0) throw rejection('CLASSIFICATION_EMPTY', { round })
  ensureAsked(command, scheme, members)
  const ranking = ofType(history, 'assessment.RankingDecided').at(-1)
  if (known.opened.data.rubric !== undefined && ranking === undefined)
    throw rejection('RANKING_NOT_DECIDED', { round })
  const before = ofType(history, 'assessment.ClassificationDecided').at(-1)
  if (before !== undefined && reason === undefined) throw rejection('REASON_MISSING', { round })

  const inputs = new Map(members.map((unit) => [unit, inputsOf(command, context, { known, scheme, unit })]))
  const disqualifiers = new Map(
    members.map((unit) => [unit, (command.disqualified ?? []).filter((fact) => fact.unit === unit)]),
  )
  const levels = classified(
    scheme,
    members.map((unit) => ({
      unit,
      ratios: new Map((inputs.get(unit) ?? []).map(({ input, ratio }) => [input, ratio])),
      disqualifiers: (disqualifiers.get(unit) ?? []).map(({ disqualifier }) => disqualifier),
    })),
    chosen,
  )
  const results = levels.map((result): ClassifiedUnit => {
    const facts = (disqualifiers.get(result.unit) ?? []).map(({ unit: _, ...fact }) => fact)
    return {
      ...result,
      inputs: inputs.get(result.unit) ?? [],
      ...(facts.length === 0 ? {} : { disqualifiers: facts }),
    }
  })
  const scores = scheme.inputs.some(({ from }) => from === 'score')
    ? members.flatMap((unit) => decisionOf(history, unit) ?? [])
    : []
  const basis = [known.opened, adopted, ...(ranking ? [ranking] : []), ...(before ? [before] : []), ...scores]
  const basedOn = basisOf(context, on, basis)
  const data = { round, scheme: name, version, results, authority, basedOn, reason }
  return { events: [eventOf('assessment.ClassificationDecided', on, data)] }
}

function ensureAsked(
  { stated = [], disqualified = [], chosen = [] }: commands.Classify,
  scheme: Scheme,
  members: readonly string[],
): void {
  const units = [stated, disqualified].flatMap((facts) => facts.map(({ unit }) => unit))
  const stranger = [...units, ...chosen.flatMap((choice) => choice.units)].find(
    (unit) => !members.includes(unit),
  )
  if (stranger !== undefined) throw rejection('NOT_A_MEMBER', { unit: stranger })
  for (const { input } of stated)
    if (!scheme.inputs.some((known) => known.input === input))
      throw rejection('UNKNOWN_RATIO', { ratio: input })
  for (const { disqualifier } of disqualified)
    if (!scheme.disqualifiers?.some((known) => known.disqualifier === disqualifier))
      throw rejection('UNKNOWN_DISQUALIFIER', { disqualifier })
  for (const { level } of chosen) ensureLevel(scheme, level)
}

interface Asked {
  readonly known: KnownRound
  readonly scheme: Scheme
  readonly unit: string
}

function inputsOf(
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
  { asOf, knownAt, on }: commands.Classify,
  context: DecideContext,
  { known, unit, input }: { readonly known: KnownRound; readonly unit: string; readonly input: SchemeInput },
): (Pick<ClassifiedInput, 'question'> & { readonly ratio: Ratio | null }) | undefined {
  if (input.from === 'stated') return undefined
  if (input.from !== 'score') {
    const at = frozenAt(context, asOf ?? on, knownAt)
    return ratioOf(context, known, { unit, binding: input.from.figures, ...at })
  }
  const decision = decisionOf(known.history, unit)
  if (decision === undefined) throw rejection('SCORE_NOT_DECIDED', { round: known.round, unit })
  return { ratio: shareOfPoints(decision) }
}

/** Points below 0 count as none. */
function shareOfPoints({ data: { points, maximum } }: DecidingEvent): Ratio | null {
  if (maximum <= 0) return null
  return { numerator: Math.max(0, inThousandths(points)), denominator: inThousandths(maximum) }
}
