import type { Authority, Figures } from '@tiendo/core'
import type { PlanOfLog } from '../report/plans.ts'
import { formatDate, formatTime } from './dates.ts'
import type { Printer } from './printer.ts'

export function printPlan(printer: Printer, isExample: boolean): void {
  const { page, report, directory, lang, say } = printer
  const { plan, parent, issued, current, knownAt, otherPlans } = report
  const date = (day: string) => formatDate(day, lang)
  const counts = ({ planned, regular, adHoc }: typeof issued) => ({
    planned: planned.counts.assigned,
    regular: regular.counts.assigned,
    adHoc: adHoc.counts.assigned,
    groups: plan.groups.length,
  })
  page.title(say('title'))
  page.title(plan.title)
  if (isExample) page.text(say('invented'), 0, 0, 'note')
  page.blank()
  page.entries([
    [say('owner'), directory.unitNames.get(plan.owner) ?? plan.owner],
    [say('authority'), documentOf(plan.authority, printer)],
    ...(parent === undefined ? [] : [[say('parent'), parentOf(parent, printer)] as const]),
    [say('period'), `${date(plan.period.start)} – ${date(plan.period.end)}`],
    [say('size'), say(plan.groups.length === 0 ? 'sizeFlat' : 'sizeValue', counts(issued))],
    [say('since'), `${say('sinceValue', counts(current))}${withdrawn(current.planned, printer)}`],
    [say('planId'), plan.plan],
    [say('asOf'), report.isProjection ? say('projection', { date: date(report.asOf) }) : date(report.asOf)],
    [
      say('knownAt'),
      say('positionOn', {
        position: knownAt.position,
        time: formatTime(knownAt.at, plan.timeZone, lang),
      }),
    ],
    ...(otherPlans.length === 0 ? [] : [[say('others'), shortened(otherPlans, printer)] as const]),
  ])
}

export function printHead({ page, report, lang, say }: Printer, isExample: boolean): void {
  const { head, plan } = report
  page.heading(say('headTitle'))
  page.entries([
    [say('headLog'), head.log],
    [say('headCommit'), String(head.commit)],
    [say('headPosition'), String(head.position)],
    [say('headAt'), `${formatTime(head.at, plan.timeZone, lang)} (${head.at})`],
    ['sha256', head.sha256],
  ])
  page.text(say('headNote'), 0, 0, 'note')
  if (!isExample) return
  page.blank()
  page.text(say('tryThis'))
}

function documentOf({ issuer, number, date }: Authority, { lang, say }: Printer): string {
  const parts = [
    ...(number === undefined ? [] : [say('document', { number })]),
    ...(date === undefined ? [] : [say('documentDate', { date: formatDate(date, lang) })]),
  ]
  return parts.length === 0 ? issuer : `${parts.join(' ')}, ${issuer}`
}

function parentOf(parent: PlanOfLog, printer: Printer): string {
  return `${parent.title} (${documentOf(parent.authority, printer)}; ${parent.plan})`
}

function shortened(ids: readonly string[], { say }: Printer): string {
  const shown = ids.slice(0, 6).join(', ')
  return ids.length <= 6 ? shown : `${shown} ${say('moreFiles', { count: ids.length - 6 })}`
}

function withdrawn({ counts: { outOfScope } }: Figures, { say }: Printer): string {
  return outOfScope === 0 ? '' : `; ${say('outOfScope', { count: outOfScope })}`
}
