import type { DecideContext, Decision } from '@tiendo/core'
import { classify as classified } from '../classify.ts'
import type * as commands from '../commands.ts'
import type { ClassifiedUnit } from '../events.ts'
import { byUnit, keyOf, ofType } from '../history.ts'
import { participantsOf } from '../participants.ts'
import { rejection } from '../rejections.ts'
import { ensureRatioName } from '../rubric-check.ts'
import { ensureLevel, ensureScheme } from '../scheme-check.ts'
import type { Scheme } from '../scheme-format.ts'
import { decisionOf } from '../score-sheet.ts'
import { inputsOf } from './classified-inputs.ts'
import { namingsIn } from './figures.ts'
import { basisOf, ensureNotInFuture, ensureParticipants, eventOf, historyOf, roundOf } from './lookup.ts'

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
  const { history } = known
  const [adopted] = ofType(historyOf(context, keyOf.scheme(name, version)), 'assessment.SchemeAdopted')
  if (adopted === undefined) throw rejection('UNKNOWN_SCHEME', { scheme: name, version })
  const scheme = adopted.data
  const without = new Set(excluded.map(({ unit }) => unit))
  ensureParticipants(known, [...without], on)
  const members = participantsOf(known, on).filter((unit) => !without.has(unit))
  if (members.length === 0) throw rejection('CLASSIFICATION_EMPTY', { round })
  ensureAsked(command, scheme, members)
  const ranking = ofType(history, 'assessment.RankingDecided').at(-1)
  if (known.opened.data.rubric !== undefined && ranking === undefined)
    throw rejection('RANKING_NOT_DECIDED', { round })
  const before = ofType(history, 'assessment.ClassificationDecided').at(-1)
  if (before !== undefined && reason === undefined) throw rejection('REASON_MISSING', { round })

  const of = byUnit(history)
  const inputs = new Map(
    members.map((unit) => {
      const facts = { ...known, history: of(unit) }
      return [unit, inputsOf(command, context, { known: facts, scheme, unit })]
    }),
  )
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
    ? members.flatMap((unit) => decisionOf(of(unit), unit) ?? [])
    : []
  const decisions = [ranking, before].filter((event) => event !== undefined)
  const basis = [known.opened, ...namingsIn(history, on), adopted, ...decisions, ...scores]
  const basedOn = basisOf(context, on, basis)
  const data = { round, scheme: name, version, results, excluded, authority, basedOn, reason }
  return { events: [eventOf('assessment.ClassificationDecided', on, data)] }
}

function ensureAsked(
  { figures = [], stated = [], disqualified = [], chosen = [] }: commands.Classify,
  scheme: Scheme,
  members: readonly string[],
): void {
  const units = [stated, disqualified].flatMap((facts) => facts.map(({ unit }) => unit))
  const stranger = [...units, ...chosen.flatMap((choice) => choice.units)].find(
    (unit) => !members.includes(unit),
  )
  if (stranger !== undefined) throw rejection('NOT_A_MEMBER', { unit: stranger })
  for (const { input } of [...stated, ...figures])
    if (!scheme.inputs.some((known) => known.input === input))
      throw rejection('UNKNOWN_RATIO', { ratio: input })
  for (const { input, binding } of figures) {
    ensureRatioName(binding, { input })
    const isLeftOpen = scheme.inputs.some((known) => known.input === input && known.from === 'stated')
    if (!isLeftOpen) throw rejection('INPUT_BOUND', { input })
  }
  for (const { disqualifier } of disqualified)
    if (!scheme.disqualifiers?.some((known) => known.disqualifier === disqualifier))
      throw rejection('UNKNOWN_DISQUALIFIER', { disqualifier })
  for (const { level } of chosen) {
    ensureLevel(scheme, level)
    if (!scheme.quotas?.some((quota) => quota.level === level))
      throw rejection('LEVEL_WITHOUT_QUOTA', { level })
  }
}
