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
