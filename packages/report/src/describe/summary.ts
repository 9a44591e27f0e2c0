import type { Authority, Figures } from '@tiendo/core'
import type { PlanFacts } from '../ask/plan-facts.ts'
import type { ByKind, ProgressReport } from '../ask/progress-report.ts'
import type { Entry, Section } from '../document/document.ts'
import type { Words } from './words.ts'

/** Which plan it is, on whose decision, and what was asked. */
export function summaryEntries(report: ProgressReport, words: Words): readonly Entry[] {
  const { plan, parent, issued, current, knownAt, otherPlans, asOf } = report
  const { say, date, time, unit } = words
  const counts = ({ planned, regular, adHoc }: ByKind) => ({
    planned: planned.counts.assigned,
    regular: regular.counts.assigned,
    adHoc: adHoc.counts.assigned,
    groups: plan.groups.length,
  })
  const entry = (name: string, value: string): Entry => ({ name, value })
  return [
    entry(say('owner'), unit(plan.owner)),
    entry(say('authority'), documentOf(plan.authority, words)),
    ...(parent === undefined ? [] : [entry(say('parent'), parentOf(parent, words))]),
    entry(say('period'), `${date(plan.period.start)} – ${date(plan.period.end)}`),
    entry(say('size'), say(plan.groups.length === 0 ? 'sizeFlat' : 'sizeValue', counts(issued))),
    entry(say('since'), `${say('sinceValue', counts(current))}${withdrawn(current.planned, words)}`),
    entry(say('planId'), plan.plan),
    entry(say('asOf'), report.isProjection ? say('projection', { date: date(asOf) }) : date(asOf)),
    entry(say('knownAt'), say('positionOn', { position: knownAt.position, time: time(knownAt.at) })),
    ...(otherPlans.length === 0 ? [] : [entry(say('others'), shortened(otherPlans, words))]),
  ]
}

/** What proves later that the log only grew. */
export function headSection({ head }: Pick<ProgressReport, 'head'>, { say, time }: Words): Section {
  const entries: readonly Entry[] = [
    { name: say('headLog'), value: head.log },
    { name: say('headCommit'), value: String(head.commit) },
    { name: say('headPosition'), value: String(head.position) },
    { name: say('headAt'), value: `${time(head.at)} (${head.at})` },
    { name: 'sha256', value: head.sha256 },
  ]
  return {
    id: 'head',
    title: say('headTitle'),
    blocks: [
      { kind: 'entries', entries },
      { kind: 'text', text: say('headNote'), isNote: true },
    ],
  }
}

function documentOf({ issuer, number, date: on }: Authority, { say, date }: Words): string {
  const parts = [
    ...(number === undefined ? [] : [say('document', { number })]),
    ...(on === undefined ? [] : [say('documentDate', { date: date(on) })]),
  ]
  return parts.length === 0 ? issuer : `${parts.join(' ')}, ${issuer}`
}

function parentOf(parent: PlanFacts, words: Words): string {
  return `${parent.title} (${documentOf(parent.authority, words)}; ${parent.plan})`
}

function shortened(ids: readonly string[], { say }: Words): string {
  const shown = ids.slice(0, 6).join(', ')
  return ids.length <= 6 ? shown : `${shown} ${say('moreFiles', { count: ids.length - 6 })}`
}

function withdrawn({ counts: { outOfScope } }: Figures, { say }: Words): string {
  return outOfScope === 0 ? '' : `; ${say('outOfScope', { count: outOfScope })}`
}
