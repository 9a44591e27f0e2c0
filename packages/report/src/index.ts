export type { Chart } from './document/chart.ts'
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
