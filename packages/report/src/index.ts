export { type LookedUp, lookUp } from './ask/look-up.ts'
export { progressReport, type ReportOptions } from './ask/make-report.ts'
export type { PlanFacts } from './ask/plan-facts.ts'
export type {
  ByKind,
  CalendarReport,
  Comparison,
  CoursePoint,
  ProgressReport,
  QuarterEvidence,
  QuarterReport,
} from './ask/progress-report.ts'
export { type CsvOptions, toCsv } from './csv/to-csv.ts'
export {
  type AnswerContext,
  describeDifference,
  describeExplanation,
  describeFigures,
  describeTasks,
} from './describe/answers.ts'
export { type DescribeOptions, describeReport } from './describe/describe-report.ts'
export type {
  BurnUp,
  Chart,
  ChartFrame,
  GroupedBars,
  RankedBars,
  Slips,
  StackedArea,
} from './document/chart.ts'
export type {
  Block,
  Cell,
  Entry,
  EventItem,
  ReportDocument,
  Row,
  Section,
  Table,
  TaskItem,
  TaskList,
} from './document/document.ts'
export { tablesOf } from './document/tables.ts'
export { type HtmlOptions, toHtml } from './html/to-html.ts'
export type {
  Ocel,
  OcelAttributeType,
  OcelEvent,
  OcelObject,
  OcelRelationship,
  OcelType,
} from './interchange/ocel.ts'
export { type CloudEventJson, type CloudEventOptions, toCloudEvents } from './interchange/to-cloud-events.ts'
export { type CalendarOptions, type CalendarTask, toICalendar } from './interchange/to-icalendar.ts'
export { toNdjson } from './interchange/to-ndjson.ts'
export { toOcel } from './interchange/to-ocel.ts'
export { toMarkdown } from './markdown/to-markdown.ts'
export { plainText } from './text/plain-text.ts'
export { type TextOptions, toText } from './text/to-text.ts'
