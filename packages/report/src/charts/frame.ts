import type { Box, Drawing, LegendEntry } from './drawing.ts'
import { font, fontSize } from './drawing.ts'
import type { Option } from './echarts.ts'
import { axis, text } from './palette.ts'
import { shortened, widthOf, wrapped } from './text-width.ts'

const margin = 8
const titleSize = 15
const titleLine = 20
const smallLine = 18
const swatch = 20
const legendGap = 16

interface Framed {
  readonly option: Option
  readonly height: number
}

/** A drawing with its title and unit above, the legend below them, and what is left out at the end. */
export function framed(
  drawing: Drawing,
  { title, unit, width, height }: { title: string; unit: string; width: number; height: number | undefined },
): Framed {
  const room = width - 2 * margin
  const titleLines = wrapped(title, titleSize * 1.08, room, 3)
  const unitTop = margin + titleLines.length * titleLine
  const legendTop = unitTop + smallLine + 6
  const legend = placed(drawing.legend, room)
  const top = legendTop + legend.height
  const notes = drawing.notes.flatMap((note) => wrapped(note, fontSize, room, 2))
  const bottom = margin + notes.length * smallLine
  const total = height ?? top + drawing.height + bottom
  const box: Box = { left: margin, right: margin, top, bottom, width: room, height: total - top - bottom }
  const label = (label: string, top: number, textStyle: object) => ({
    text: label,
    left: margin,
    top,
    padding: 0,
    textStyle: { ...font, fontWeight: 'normal', ...textStyle },
  })
  return {
    height: total,
    option: {
      animation: false,
      silent: true,
      textStyle: font,
      backgroundColor: 'transparent',
      title: [
        label(titleLines.join('\n'), margin, {
          fontSize: titleSize,
          fontWeight: 'bold',
          lineHeight: titleLine,
          color: text,
        }),
        label(shortened(unit, fontSize, room), unitTop, { color: axis }),
        ...notes.map((note, index) => label(note, total - bottom + index * smallLine, { color: axis })),
      ],
      legend: legend.items.map(({ entry, left, row }) => ({
        data: [{ name: entry.series, ...(entry.icon === undefined ? {} : { icon: entry.icon }) }],
        formatter: () => entry.text,
        left: margin + left,
        top: legendTop + row * smallLine,
        padding: 0,
        itemGap: 0,
        itemWidth: swatch,
        itemHeight: 12,
        selectedMode: false,
        textStyle: { ...font, color: text },
      })),
      ...drawing.option(box),
    },
  }
}

/** Entries in rows, none of them wider than the picture. */
function placed(entries: readonly LegendEntry[], room: number) {
  const items: { entry: LegendEntry; left: number; row: number }[] = []
  let [left, row] = [0, 0]
  for (const { text: name, ...rest } of entries) {
    const [shown = ''] = wrapped(name, fontSize, room - swatch - 6, 1)
    const width = swatch + 6 + widthOf(shown, fontSize)
    if (left > 0 && left + width > room) [left, row] = [0, row + 1]
    items.push({ entry: { ...rest, text: shown }, left, row })
    left += width + legendGap
  }
  return { items, height: entries.length === 0 ? 0 : (row + 1) * smallLine + 6 }
}
