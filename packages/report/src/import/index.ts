export type { ByteSource } from './byte-chunks.ts'
export type { CellMark } from './cell-text.ts'
export { type CopyingSlip, slipsIn } from './copying-slips.ts'
export { type Finding, type FindingCode, findingText } from './finding.ts'
export type { Field, TableKind } from './headings.ts'
export type { ImportCommands, ImportOptions } from './import-commands.ts'
export { ImportError, type ImportErrorCode } from './import-error.ts'
export { type CommitOptions, type ImportPreview, prepareImport, type Reading } from './import-preview.ts'
export {
  type IndicatorKind,
  type IndicatorReading,
  type ReadIndicator,
  type ReadIndicatorsOptions,
  readIndicators,
} from './indicator-reading.ts'
export { type KeptTexts, keptTextsOf } from './kept-texts.ts'
export { defaultLimits, type Limits } from './limits.ts'
export { guessMapping, type MappedColumn, type Mapping, type MappingOverrides } from './mapping.ts'
export { planCommands } from './plan-commands.ts'
export {
  type PlanReading,
  type ReadPlanOptions,
  type ReadTask,
  readPlan,
} from './plan-reading.ts'
export { progressCommands } from './progress-commands.ts'
export {
  type ListedStatus,
  type ProgressReading,
  type ReadProgressOptions,
  type ReadReport,
  readProgress,
} from './progress-reading.ts'
export { type ReadTableOptions, readRows, readTable, type StreamedRow } from './read-table.ts'
export type { Delimiter } from './separated-values.ts'
export { type CellNote, columnIndex, columnLetter, type TableRow, type TableSource } from './table.ts'
export type { ReadGroup, RowOptions } from './table-reader.ts'
export type { Encoding } from './text-encoding.ts'
export { type Piece, piecesOf, readUnits, type UnitCell, type UnitDoubt } from './unit-cell.ts'
export { type KnownUnit, readDictionary, type UnitDictionary, unitDictionary } from './unit-dictionary.ts'
export {
  type NotationOptions,
  type Precision,
  readDeadline,
  type WrittenDeadline,
} from './written-deadline.ts'
