import { closingOf, keyOf, type Plan, type Publication, type Review } from './aggregates.ts'
import type { DecideContext, Decision } from './catalogue.ts'
import type * as commands from './commands.ts'
import {
  ensureGroup,
  ensureNotInFuture,
  ensureUnit,
  eventOf,
  named,
  planOf,
  plansAbove,
  standingUnit,
} from './decision.ts'
import type { ResolvedQuestion } from './figures-format.ts'
import { rejection } from './rejections.ts'

export function issuePlan(command: commands.IssuePlan, context: DecideContext): Decision {
  const { plan, title, owner, authority, parent, confirmation, on } = command
  const period = { start: command.period.start, end: command.period.end }
  const known = context.read(keyOf.plan(plan)) as Plan | undefined
  if (known?.title !== undefined) throw rejection('PLAN_EXISTS', { plan })
  standingUnit(context, owner, on)
  if (parent !== undefined) {
    if (plansAbove(parent, context.read).includes(plan)) throw rejection('PLAN_CYCLE', { plan, parent })
    planOf(context, parent)
  }
  if (period.end < period.start) throw rejection('PERIOD_REVERSED', { plan, period })
  const { calendar = 'calendarYear', timeZone = context.timeZone } = command
  const data = { plan, title, owner, authority, period, calendar, timeZone, parent, confirmation }
  return { events: [eventOf('PlanIssued', on, data)] }
}

export function amendPlan(
  { plan, reason, authority, on }: commands.AmendPlan,
  context: DecideContext,
): Decision {
  planOf(context, plan)
  return { events: [eventOf('PlanAmended', on, { plan, reason, authority: named(authority) })] }
}

export function closePlan(
  { plan, reason, authority, on }: commands.ClosePlan,
  context: DecideContext,
): Decision {
  ensureNotInFuture(context, plan, on, 'CLOSING_IN_FUTURE')
  return { events: [eventOf('PlanClosed', on, { plan, reason, authority })] }
}

export function reopenPlan(
  { plan, reason, authority, on }: commands.ReopenPlan,
  context: DecideContext,
): Decision {
  if (closingOf(planOf(context, plan), Number.POSITIVE_INFINITY) === undefined)
    throw rejection('PLAN_NOT_CLOSED', { plan })
  return { events: [eventOf('PlanReopened', on, { plan, reason, authority: named(authority) })] }
}

export function addGroup(
  { plan, group, title, ordinal, on }: commands.AddGroup,
  context: DecideContext,
): Decision {
  if (planOf(context, plan).groups.some(({ id }) => id === group))
    throw rejection('GROUP_EXISTS', { plan, group })
  return { events: [eventOf('GroupAdded', on, { plan, group, title, ordinal })] }
}

export function reviseGroup(command: commands.ReviseGroup, context: DecideContext): Decision {
  const { plan, group, on } = command
  const issued = planOf(context, plan)
  ensureGroup(issued, group)
  const known = issued.groups.find(({ id }) => id === group)
  const title = command.title === known?.title ? undefined : command.title
  const ordinal = command.ordinal === known?.ordinal ? undefined : command.ordinal
  if (title === undefined && ordinal === undefined) throw rejection('NOTHING_CHANGED', { plan, group })
  return { events: [eventOf('GroupRevised', on, { plan, group, title, ordinal })] }
}

/** Figures are taken as they are handed over: that they were answered so, `tracker.published` shows to everybody. */
export function publishFigures(command: commands.PublishFigures, context: DecideContext): Decision {
  const { publication = context.newId(), title, figures, head, on } = command
  const known = context.read(keyOf.publication(publication)) as Publication | undefined
  if (known?.published !== undefined) throw rejection('PUBLICATION_EXISTS', { publication })
  ensureAnswerable(figures.question, context)
  if (figures.position > head.position || head.position > context.position)
    throw rejection('UNKNOWN_POSITION', { position: figures.position, head: head.position })
  return { events: [eventOf('FiguresPublished', on, { publication, title, figures, head })] }
}

/** What a question names is there for good, so it can be asked again at any time. */
function ensureAnswerable({ plan, rollUp, group, ...of }: ResolvedQuestion, context: DecideContext): void {
  const plans = [plan ?? []].flat().map((each) => planOf(context, each))
  const isKnown = plans.some(({ groups }) => groups.some(({ id }) => id === group))
  if (group !== undefined && plans.length > 0 && rollUp !== true && !isKnown)
    throw rejection('UNKNOWN_GROUP', { group })
  for (const filter of [of.lead, of.coordinating])
    if (typeof filter === 'object') ensureUnit(context, filter.unit)
}

export function sealPeriod({ plan, through, on }: commands.SealPeriod, context: DecideContext): Decision {
  const { timeZone, sealedThrough = '' } = planOf(context, plan)
  if (through >= context.today(timeZone)) throw rejection('PERIOD_NOT_OVER', { plan, through })
  if (through <= sealedThrough) throw rejection('PERIOD_SEALED', { plan, through, sealedThrough })
  return { events: [eventOf('PeriodSealed', on, { plan, through })] }
}

export function holdReview(command: commands.HoldReview, context: DecideContext): Decision {
  const { plan, review, kind, title, on } = command
  planOf(context, plan)
  const known = context.read(keyOf.review(review)) as Review | undefined
  if (known?.held !== undefined) throw rejection('REVIEW_EXISTS', { review })
  const directions = (command.directions ?? []).map(({ direction = context.newId(), text }) => ({
    direction,
    text,
  }))
  return { events: [eventOf('ReviewHeld', on, { plan, review, kind, title, directions })] }
}
