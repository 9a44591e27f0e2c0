import { formatNumber } from '@tiendo/core'
import type { BurnUp } from '../document/chart.ts'
import { plainText } from '../text/plain-text.ts'
import { countAxis, countLabelsWidth, dateAxis, gridIn, labelFont } from './axes.ts'
import { thinned, timeOf } from './date-axis.ts'
import { type Drawing, fontSize, type Space } from './drawing.ts'
import { dashes, fillOf, text } from './palette.ts'
import { scaleTo } from './scale.ts'
import { widthOf } from './text-width.ts'
import { shownOf } from './words.ts'

export const maxDates = 240

/** A filled line of what is done, under a dashed one of what was assigned, each with its last number at its end. */
export function burnUp(chart: BurnUp, { locale }: Space): Drawing | undefined {
  const { dates, scope, done } = chart
  const [first, last] = [dates[0], dates.at(-1)]
  if (first === undefined || last === undefined) return undefined
  const scale = scaleTo(Math.max(...[...scope.values, ...done.values]))
  const shown = thinned(dates.length, maxDates)
  const labelsWidth = countLabelsWidth(scale, locale)
  const numbers = [scope, done].map(({ values }) => formatNumber(values.at(-1) ?? 0, { locale }))
  const right = Math.max(...numbers.map((number) => widthOf(number, fontSize))) + 12
  const points = (values: readonly number[]) =>
    shown.map((index) => [timeOf(dates[index] as string), values[index] ?? 0])
  const line = (index: number, values: readonly number[]) => ({
    type: 'line',
    name: `s${index}`,
    data: points(values),
    step: 'end',
    showSymbol: dates.length === 1,
    symbol: 'circle',
    endLabel: {
      ...labelFont,
      show: true,
      distance: 4,
      fontWeight: 'bold',
      formatter: () => numbers[index] as string,
      // Two numbers that are nearly the same would stand on each other.
      offset: [0, areClose(scope.values, done.values, scale.max) ? [-8, 8][index] : 0],
    },
  })
  return {
    legend: [scope, done].map(({ name }, index) => ({
      series: `s${index}`,
      text: plainText(name),
      icon: index === 0 ? dashes : 'rect',
    })),
    notes: shown.length === dates.length ? [] : [shownOf(shown.length, dates.length, locale)],
    height: 240,
    option: (box) => ({
      grid: gridIn(box, labelsWidth, right),
      xAxis: dateAxis(first, last, box.width - labelsWidth - right, locale),
      yAxis: countAxis(scale, locale),
      series: [
        {
          ...line(0, scope.values),
          color: text,
          lineStyle: { color: text, width: 2, type: [7, 4] },
        },
        {
          ...line(1, done.values),
          color: fillOf(0),
          itemStyle: { color: fillOf(0), borderColor: text, borderWidth: 1 },
          lineStyle: { color: text, width: 2.5 },
          areaStyle: { color: fillOf(0), opacity: 1 },
        },
      ],
    }),
  }
}

function areClose(scope: readonly number[], done: readonly number[], max: number): boolean {
  return Math.abs((scope.at(-1) ?? 0) - (done.at(-1) ?? 0)) < max * 0.08
}
