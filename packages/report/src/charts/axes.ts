import { type CivilDate, formatDate, formatNumber, type Locale } from '@tiendo/core'
import { dateOf, marksBetween, timeOf } from './date-axis.ts'
import { type Box, font, fontSize } from './drawing.ts'
import { axis, grid, text } from './palette.ts'
import { marksOf, type Scale } from './scale.ts'
import { widthOf } from './text-width.ts'

const line = { show: true, lineStyle: { color: axis, width: 1 } }
const guide = { show: true, lineStyle: { color: grid, width: 1 } }
export const labelFont = { ...font, color: text }

/** Counts upwards, from 0 on. */
export function countAxis(scale: Scale, locale: Locale): object {
  return {
    type: 'value',
    min: 0,
    ...scale,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: guide,
    axisLabel: { ...labelFont, margin: 6, formatter: (value: number) => formatNumber(value, { locale }) },
  }
}

/** How much room the labels of an axis of counts take. */
export function countLabelsWidth(scale: Scale, locale: Locale): number {
  return 8 + Math.max(...marksOf(scale).map((mark) => widthOf(formatNumber(mark, { locale }), fontSize)))
}

/** Days from left to right, each as far from the next as it is. Labels are dates in full, as many as there is room for. */
export function dateAxis(first: CivilDate, last: CivilDate, room: number, locale: Locale): object {
  const label = (time: number) => formatDate(dateOf(time), { locale })
  const widest = Math.max(
    widthOf(label(timeOf('2022-12-30')), fontSize),
    widthOf(label(timeOf('2022-09-30')), fontSize),
  )
  const customValues = marksBetween(first, last, Math.max(1, Math.floor(room / (widest + 14))))
  return {
    type: 'time',
    min: timeOf(first),
    max: first === last ? timeOf(first) + 1 : timeOf(last),
    axisLine: line,
    axisTick: { show: true, customValues, lineStyle: { color: axis } },
    splitLine: { show: false },
    axisLabel: {
      ...labelFont,
      customValues,
      hideOverlap: false,
      // A label at the edge of the plot is not cut off.
      alignMinLabel: customValues[0] === timeOf(first) ? 'left' : 'center',
      alignMaxLabel: 'center',
      formatter: label,
    },
  }
}

/** The plot within a box whose axes have their labels at the left and below. */
export function gridIn(box: Box, labelsWidth: number, right = 4): object {
  return {
    left: box.left + labelsWidth,
    right: box.right + right,
    top: box.top + 8,
    bottom: box.bottom + 26,
    containLabel: false,
    outerBoundsMode: 'none',
  }
}
