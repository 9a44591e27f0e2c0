export { describeHonours } from './describe-honours.ts'
export { describeRound } from './describe-round.ts'
export { describeScoreSheet } from './describe-score-sheet.ts'
export type { DescribeOptions } from './words.ts'
