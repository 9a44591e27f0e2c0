import { formatNumber } from '@tiendo/core'
import type { StackedArea } from '../document/chart.ts'
import { plainText } from '../text/plain-text.ts'
import { countAxis, countLabelsWidth, dateAxis, gridIn } from './axes.ts'
import { maxDates } from './burn-up.ts'
import { thinned, timeOf } from './date-axis.ts'
import type { Drawing, Space } from './drawing.ts'
import { fillOf, patternOf, text } from './palette.ts'
import { scaleTo } from './scale.ts'
import { shownOf } from './words.ts'

/** Areas on each other; the legend names them from the top down, as they lie, each with its last number. */
export function stackedArea(chart: StackedArea, { locale }: Space): Drawing | undefined {
  const { dates, series } = chart
  const [first, last] = [dates[0], dates.at(-1)]
  if (first === undefined || last === undefined || series.length === 0) return undefined
  const totals = dates.map((_, index) => series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0))
  const scale = scaleTo(totals.reduce((most, total) => Math.max(most, total), 0))
  const shown = thinned(dates.length, maxDates)
  const labelsWidth = countLabelsWidth(scale, locale)
  return {
    legend: series
      .map(({ name, values }, index) => ({
        series: `s${index}`,
        text: `${plainText(name)} (${formatNumber(values.at(-1) ?? 0, { locale })})`,
        icon: 'rect',
      }))
      .reverse(),
    notes: shown.length === dates.length ? [] : [shownOf(shown.length, dates.length, locale)],
    height: 260,
    option: (box) => ({
      grid: gridIn(box, labelsWidth, 12),
      xAxis: dateAxis(first, last, box.width - labelsWidth - 12, locale),
      yAxis: countAxis(scale, locale),
      series: series.map(({ values, fill }, index) => ({
        type: 'line',
        name: `s${index}`,
        stack: 'all',
        data: shown.map((place) => [timeOf(dates[place] as string), values[place] ?? 0]),
        showSymbol: dates.length === 1,
        symbol: 'circle',
        color: fillOf(fill ?? index),
        itemStyle: { ...patternOf(fill ?? index), borderColor: text, borderWidth: 1 },
        lineStyle: { color: text, width: 1 },
        areaStyle: { color: fillOf(fill ?? index), opacity: 1 },
      })),
    }),
  }
}
