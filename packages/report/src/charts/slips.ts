import { formatDate } from '@tiendo/core'
import type { Slips } from '../document/chart.ts'
import { plainText } from '../text/plain-text.ts'
import { dateAxis, labelFont } from './axes.ts'
import { timeOf } from './date-axis.ts'
import { type Drawing, fontSize, type Space } from './drawing.ts'
import { axis, dashes, fillOf, grid, text } from './palette.ts'
import { shortened, widthOf } from './text-width.ts'
import { shownOf } from './words.ts'

const maxTasks = 40
const rowHeight = 22

/** A row for each task, with a hollow sign where the deadline was, a filled one where it is, and a line between. */
export function slips(chart: Slips, { locale, width }: Space): Drawing | undefined {
  if (chart.tasks.length === 0) return undefined
  const tasks = chart.tasks.slice(0, maxTasks)
  const days = [...tasks.flatMap(({ from, to }) => [from, to]), chart.asOf].toSorted()
  const [first, last] = [days[0] as string, days.at(-1) as string]
  const codes = tasks.map(({ code }) => shortened(plainText(code), fontSize, width * 0.25))
  const labelsWidth = Math.max(...codes.map((code) => widthOf(code, fontSize))) + 16
  const asOf = timeOf(chart.asOf)
  const { names } = chart
  return {
    legend: [
      { series: 'from', text: plainText(names.from) },
      { series: 'to', text: plainText(names.to) },
      {
        series: 'asOf',
        icon: dashes,
        text: `${plainText(names.asOf)}: ${formatDate(chart.asOf, { locale })}`,
      },
    ],
    notes: tasks.length === chart.tasks.length ? [] : [shownOf(tasks.length, chart.tasks.length, locale)],
    height: tasks.length * rowHeight + 44,
    option: (box) => ({
      grid: {
        left: box.left + labelsWidth,
        right: box.right + 12,
        top: box.top + 8,
        bottom: box.bottom + 26,
        outerBoundsMode: 'none',
      },
      xAxis: dateAxis(first, last, box.width - labelsWidth - 12, locale),
      yAxis: {
        type: 'category',
        inverse: true,
        data: tasks.map((_, index) => String(index)),
        axisLine: { show: false },
        axisTick: { show: false },
        splitLine: { show: true, lineStyle: { color: grid } },
        axisLabel: {
          ...labelFont,
          margin: 14,
          interval: 0,
          formatter: (index: string) => codes[Number(index)] as string,
        },
      },
      series: [
        {
          type: 'line',
          name: 'asOf',
          data: [
            [asOf, 0],
            [asOf, tasks.length - 1],
          ],
          symbol: 'none',
          color: axis,
          lineStyle: { color: axis, width: 2, type: [4, 4] },
        },
        {
          type: 'custom',
          name: 'moves',
          data: tasks.map(({ from, to }, index) => [timeOf(from), timeOf(to), index]),
          encode: { x: [0, 1], y: 2 },
          renderItem: moveOf,
        },
        signs(
          'from',
          'circle',
          tasks.map(({ from }, index) => [timeOf(from), index]),
          'transparent',
        ),
        signs(
          'to',
          'diamond',
          tasks.map(({ to }, index) => [timeOf(to), index]),
          fillOf(5),
        ),
      ],
    }),
  }
}

function signs(name: string, symbol: string, data: readonly (readonly number[])[], color: string): object {
  const size = symbol === 'diamond' ? 13 : 9
  return {
    type: 'scatter',
    name,
    data,
    symbol,
    symbolSize: size,
    color,
    itemStyle: { color, borderColor: text, borderWidth: 1.5, opacity: 1 },
  }
}

/** The line between two deadlines. It ends at the edge of the hollow sign. */
function moveOf(
  _: unknown,
  api: { value(dimension: number): number; coord(at: number[]): number[] },
): object {
  const [fromX = 0, y = 0] = api.coord([api.value(0), api.value(2)])
  const [toX = 0] = api.coord([api.value(1), api.value(2)])
  const direction = Math.sign(toX - fromX)
  return {
    type: 'line',
    shape: { x1: fromX + direction * Math.min(5, Math.abs(toX - fromX)), y1: y, x2: toX, y2: y },
    style: { stroke: text, lineWidth: 2 },
  }
}
