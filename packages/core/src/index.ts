export type { Attainment } from './completion/attainment.ts'
export type { Breakdown, BreakdownRow, Dimension } from './completion/breakdown.ts'
export type { EventRef, Explanation, FigureName, TaskEvidence } from './completion/explain.ts'
export type { Question } from './completion/question.ts'
export type { FigureChange, Restatement, TaskChange } from './completion/restatement.ts'
export {
  hasCode,
  InputError,
  type InputErrorCode,
  LogError,
  type LogErrorCode,
  Rejection,
  rejectionsFor,
} from './errors.ts'
export type { AbortSignalLike, AppendResult, Receipt } from './log/append-result.ts'
export type { Commit, LogHead, NewEvent, RecordedEvent } from './log/commit.ts'
export { copy } from './log/copy.ts'
export {
  type AppendOptions,
  type EventPage,
  type EventStore,
  type EventStoreOptions,
  openEventStore,
  type ReadOptions,
} from './log/event-store.ts'
export { fork } from './log/fork.ts'
export type { Json, JsonObject } from './log/json.ts'
export type { ReadEvent } from './log/known-commits.ts'
export type { Guard, Query, QueryItem } from './log/query.ts'
export { sha256 } from './log/sha256.ts'
export { type Anchor, commitsOf, verify } from './log/verify.ts'
export type {
  AnyCatalogue,
  AnyCommand,
  Boundary,
  Catalogue,
  CatalogueEvent,
  CommandOf,
  DecideContext,
  DecidedEvent,
  Decision,
  EventDefinition,
  Read,
  Schema,
  SchemaIssue,
  SchemaResult,
} from './planning/catalogue.ts'
export type * as commands from './planning/commands.ts'
export type { PlanningCommand } from './planning/commands.ts'
export type * as events from './planning/events.ts'
export type { Authority, PlanningEvent, PlanningEventData, TaskKind } from './planning/events.ts'
export {
  type Counts,
  type DeadlinePolicy,
  type Figures,
  type Ratio,
  type RatioName,
  type Ratios,
  type ResolvedQuestion,
  ratioNames,
  type SettledQuestion,
  type Status,
  statuses,
  type Totals,
  type UnitFilter,
  type View,
  type ViewName,
  viewNames,
} from './planning/figures-format.ts'
export { isCivilDate, isId, isInstant, isLine, isProse } from './planning/forms.ts'
export { planning } from './planning/planning.ts'
export { type PlanningRejectionCode, planningRejections } from './planning/rejections.ts'
export { collator, searchKey } from './presentation/collation.ts'
export { formatDate } from './presentation/date.ts'
export { formatNumber, type NumberOptions, parseNumber } from './presentation/number.ts'
export type { Locale } from './presentation/options.ts'
export { compareOrdinals } from './presentation/ordinals.ts'
export { formatPercent, type PercentOptions } from './presentation/percent.ts'
export { bandOf, compareRatios, type Threshold } from './presentation/ratio-order.ts'
export { shares } from './presentation/shares.ts'
export { type LiveView, select } from './projection/live-view.ts'
export type { Projection } from './projection/projection.ts'
export { appendByCas } from './storage/append-by-cas.ts'
export {
  type ByteCache,
  type CommitStorage,
  emptyHead,
  type Head,
  headToFollow,
  type Page,
  prevOf,
  type Seal,
  type StorageInfo,
  shaOf,
} from './storage/commit-storage.ts'
export { memoryStorage } from './storage/memory-storage.ts'
export { type Calendar, type CalendarName, calendarOf, calendars, fiscalYear } from './time/calendar.ts'
export { addDays, type CivilDate } from './time/civil-date.ts'
export { type Clock, civilDateIn, type Instant, systemClock } from './time/clock.ts'
export { type Period, period, periodsBetween } from './time/period.ts'
export { type Weekday, type WorkingDays, type WorkingDaysOptions, workingDays } from './time/working-days.ts'
export type {
  PlanSummary,
  PublicationSummary,
  ReviewSummary,
  UnitSummary,
} from './tracker/directory.ts'
export type { Executed, ExecuteOptions } from './tracker/executor.ts'
export type { ExplainOptions, PublishedComparison, UnitsOptions } from './tracker/inquiry.ts'
export type { OpenedSnapshot, SavedSnapshot, SnapshotFault } from './tracker/snapshots.ts'
export type { TimelineEntry } from './tracker/timeline.ts'
export {
  type DryRun,
  openTracker,
  type SnapshotReport,
  type Tracker,
  type TrackerEvents,
  type TrackerOptions,
} from './tracker/tracker.ts'
