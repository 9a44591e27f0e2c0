export type { KeptBytes } from './control-line.ts'
export type { DamageKind } from './damage.ts'
export {
  type FileStorageOptions,
  type FolderOptions,
  fileStorage,
  type SingleFileOptions,
} from './file-storage.ts'
export type { Holder } from './lock.ts'
export type { Recovery } from './open-for-writing.ts'
export { type RepairOptions, type RepairReport, repairFileLog } from './repair.ts'
