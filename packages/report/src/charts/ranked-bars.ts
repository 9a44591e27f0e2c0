import { formatNumber, formatPercent, type Locale, type Ratio } from '@tiendo/core'
import type { RankedBars } from '../document/chart.ts'
import { plainText } from '../text/plain-text.ts'
import { labelFont } from './axes.ts'
import { type Drawing, fontSize, type Space } from './drawing.ts'
import { axis, fillOf, grid, text } from './palette.ts'
import { scaleTo } from './scale.ts'
import { shortened, widthOf } from './text-width.ts'
import { shownOf } from './words.ts'

const maxBars = 40
const rowHeight = 38

/** A bar for each name, the name above it and the percentage with its fraction behind it. */
export function rankedBars(chart: RankedBars, { locale, width }: Space): Drawing | undefined {
  if (chart.bars.length === 0) return undefined
  const bars = chart.bars.slice(0, maxBars)
  const numbers = bars.map(({ ratio }) => numbersOf(ratio, locale))
  const right = Math.max(...numbers.map((each) => widthOf(each, fontSize))) + 10
  // Fulfilment of targets goes beyond 100 %; everything else ends there.
  const scale = scaleTo(Math.max(100, ...bars.map(({ ratio }) => 100 * lengthOf(ratio))))
  return {
    legend: [],
    notes: bars.length === chart.bars.length ? [] : [shownOf(bars.length, chart.bars.length, locale)],
    height: bars.length * rowHeight + 40,
    option: (box) => ({
      grid: {
        left: box.left + 2,
        right: box.right + right,
        top: box.top + 4,
        bottom: box.bottom + 26,
        outerBoundsMode: 'none',
      },
      xAxis: {
        type: 'value',
        min: 0,
        ...scale,
        axisLine: { show: false },
        axisTick: { show: false },
        splitLine: { show: true, lineStyle: { color: grid } },
        axisLabel: {
          ...labelFont,
          color: axis,
          alignMinLabel: 'left',
          formatter: (value: number) =>
            formatPercent({ numerator: value, denominator: 100 }, { digits: 0, locale }),
        },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: bars.map((_, index) => String(index)),
        axisLine: { show: true, lineStyle: { color: axis } },
        axisTick: { show: false },
        axisLabel: {
          ...labelFont,
          interval: 0,
          inside: true,
          margin: 1,
          verticalAlign: 'bottom',
          padding: [0, 0, 9, 0],
          formatter: (index: string) =>
            shortened(plainText(bars[Number(index)]?.name ?? ''), fontSize, width - 24),
        },
        z: 10,
      },
      series: [
        {
          type: 'bar',
          name: 's0',
          data: bars.map(({ ratio }) => 100 * lengthOf(ratio)),
          barWidth: 14,
          barCategoryGap: 0,
          color: fillOf(0),
          itemStyle: { borderColor: text, borderWidth: 1 },
          // The bar stands in the lower half of its row, under its name.
          label: {
            ...labelFont,
            show: true,
            position: 'right',
            distance: 6,
            formatter: ({ dataIndex }: { dataIndex: number }) => numbers[dataIndex] as string,
          },
        },
      ],
    }),
  }
}

function lengthOf(ratio: Ratio | null): number {
  return ratio === null ? 0 : ratio.numerator / ratio.denominator
}

function numbersOf(ratio: Ratio | null, locale: Locale): string {
  const percent = formatPercent(ratio, { locale })
  if (ratio === null) return percent
  return `${percent} (${formatNumber(ratio.numerator, { locale })}/${formatNumber(ratio.denominator, { locale })})`
}
