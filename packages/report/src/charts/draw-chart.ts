import type { Locale } from '@tiendo/core'
import type { Chart } from '../document/chart.ts'
import { plainText } from '../text/plain-text.ts'
import { burnUp } from './burn-up.ts'
import type { Drawing, Space } from './drawing.ts'
import { elementsOf } from './echarts.ts'
import { framed } from './frame.ts'
import { groupedBars } from './grouped-bars.ts'
import { rankedBars } from './ranked-bars.ts'
import { slips } from './slips.ts'
import { stackedArea } from './stacked-area.ts'
import { svgOf } from './svg.ts'
import { nothingToShow } from './words.ts'

export interface DrawOptions {
  /** How numbers and dates are written. */
  readonly locale: Locale
  /** The width that it is laid out for, in pixels: 240 to 2,000; 480 unless stated. */
  readonly width?: number
  /** In pixels; as much as its content needs unless stated. */
  readonly height?: number
}

/**
 * A chart as one SVG that needs nothing else: no script, no font, no other file. It takes the width that it is given, up to
 * 1.4 times the one it is laid out for.
 *
 * Series differ by patterns, dashes and signs, so that it can be read without colours. What a text of a log would do in a page is
 * taken out; names that are too long end in an ellipsis; a chart of nothing says so; of more than can be read it shows a
 * part and says of how much. All ids in it begin with `chart-` and the chart's own id, so that several stand in one page. The same
 * chart gives the same text.
 *
 * Colours are those of the custom properties `--chart-text`, `--chart-axis`, `--chart-grid`, `--chart-ink` and `--chart-1` to
 * `--chart-7` where a page sets them; else they follow the reader's light or dark scheme.
 *
 * @throws {RangeError} for an id that is not `[a-z0-9-]+`, and for a size that is not as stated
 */
export function drawChart(chart: Chart, options: DrawOptions): string {
  const { locale, width = 480, height } = options
  if (!/^[a-z0-9-]+$/.test(chart.id)) throw new RangeError('Cannot draw a chart: its id is not [a-z0-9-]+')
  checkSize(width, 'width')
  if (height !== undefined) checkSize(height, 'height')
  const drawing = drawingOf(chart, { locale, width }) ?? nothing
  const note = drawing === nothing ? [nothingToShow(locale)] : drawing.notes
  const { title, unit } = { title: plainText(chart.title), unit: plainText(chart.unit) }
  const picture = framed({ ...drawing, notes: note }, { title, unit, width, height })
  return svgOf({
    id: chart.id,
    title,
    description: plainText(chart.description),
    width,
    height: picture.height,
    elements: elementsOf(picture.option, width, picture.height),
  })
}

const nothing: Drawing = { legend: [], notes: [], height: 20, option: () => ({}) }

function drawingOf(chart: Chart, space: Space): Drawing | undefined {
  switch (chart.type) {
    case 'groupedBars':
      return groupedBars(chart, space)
    case 'burnUp':
      return burnUp(chart, space)
    case 'stackedArea':
      return stackedArea(chart, space)
    case 'rankedBars':
      return rankedBars(chart, space)
    case 'slips':
      return slips(chart, space)
  }
}

function checkSize(value: number, name: string): void {
  if (!(value >= 240 && value <= 2000))
    throw new RangeError(`Cannot draw a chart: ${name} is not 240 to 2000`)
}
