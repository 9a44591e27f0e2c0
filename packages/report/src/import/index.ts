export { ImportError } from './import-error.ts'
export { readTable } from './read-table.ts'
