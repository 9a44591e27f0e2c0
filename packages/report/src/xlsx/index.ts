export { toXlsx } from './to-xlsx.ts'
