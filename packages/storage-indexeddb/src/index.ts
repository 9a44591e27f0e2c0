export type { Loss } from './condition.ts'
export {
  type IndexedDbStorage,
  type IndexedDbStorageOptions,
  indexedDbStorage,
  type Persistence,
} from './indexed-db-storage.ts'
