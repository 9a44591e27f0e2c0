export { type DrawOptions, drawChart } from './draw-chart.ts'
