export type { StorageFixture, StoragePlace, TestRunner } from './fixture.ts'
export { storageConformance } from './storage-conformance.ts'
