import { formatNumber } from '@tiendo/core'
import type { GroupedBars } from '../document/chart.ts'
import { plainText } from '../text/plain-text.ts'
import { countAxis, countLabelsWidth, gridIn, labelFont } from './axes.ts'
import { type Drawing, fontSize, type Space } from './drawing.ts'
import { axis, fillOf, patternOf, text } from './palette.ts'
import { scaleTo } from './scale.ts'
import { shortened } from './text-width.ts'
import { shownOf } from './words.ts'

const maxCategories = 24

/** Bars side by side, with their numbers on top where there is room for them. */
export function groupedBars(chart: GroupedBars, { locale, width }: Space): Drawing | undefined {
  // The last ones: in a row of quarters those are what a report is about.
  const first = Math.max(0, chart.categories.length - maxCategories)
  const categories = chart.categories.slice(first)
  const series = chart.series.map((each) => ({ ...each, values: each.values.slice(first) }))
  const values = series.flatMap((each) => each.values).filter((value) => value !== null)
  if (values.length === 0) return undefined
  const scale = scaleTo(Math.max(...values))
  const labelsWidth = countLabelsWidth(scale, locale)
  const slot = (width - labelsWidth - 24) / categories.length
  const hasNumbers = slot / series.length > 24
  return {
    legend: series.map(({ name }, index) => ({ series: `s${index}`, text: plainText(name), icon: 'rect' })),
    notes: first === 0 ? [] : [shownOf(categories.length, chart.categories.length, locale)],
    height: 240,
    option: (box) => ({
      grid: gridIn(box, labelsWidth),
      xAxis: {
        type: 'category',
        data: categories.map((_, index) => String(index)),
        axisLine: { show: true, lineStyle: { color: axis } },
        axisTick: { show: false },
        axisLabel: {
          ...labelFont,
          interval: Math.max(0, Math.ceil(44 / slot) - 1),
          formatter: (index: string) =>
            shortened(plainText(categories[Number(index)] ?? ''), fontSize, Math.max(slot, 44) - 4),
        },
      },
      yAxis: countAxis(scale, locale),
      series: series.map(({ values, fill }, index) => ({
        type: 'bar',
        name: `s${index}`,
        data: values.map((value) => value ?? '-'),
        barMaxWidth: 44,
        barGap: '8%',
        barCategoryGap: '22%',
        color: fillOf(fill ?? index),
        itemStyle: { ...patternOf(fill ?? index), borderColor: text, borderWidth: 1 },
        label: {
          ...labelFont,
          show: hasNumbers,
          position: 'top',
          distance: 3,
          formatter: ({ value }: { value: number }) => numberText(value, locale),
        },
      })),
    }),
  }
}

function numberText(value: number, locale: Space['locale']): string {
  return formatNumber(value, Number.isInteger(value) ? { locale } : { locale, digits: 1 })
}
