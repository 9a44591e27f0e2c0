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
  const widest = widthOf(label(timeOf('2022-09-30')), fontSize)
  const [start, end] = [timeOf(first), timeOf(last)]
  const perPixel = (end - start) / room
  const marks = marksBetween(first, last, perPixel * (widest + 8))
  // One date alone says nothing about how long the axis is; its two ends do.
  const customValues = marks.length < 2 && room > 2 * widest ? [...new Set([start, end])] : marks
  const half = (perPixel * widest) / 2
  return {
    type: 'time',
    min: start,
    max: first === last ? start + 1 : end,
    axisLine: line,
    axisTick: { show: true, customValues, lineStyle: { color: axis } },
    splitLine: { show: false },
    axisLabel: {
      ...labelFont,
      customValues,
      hideOverlap: false,
      // A label at the edge of the plot is not cut off.
      alignMinLabel: (customValues[0] ?? start) - start < half ? 'left' : 'center',
      alignMaxLabel:
        end - (customValues.at(-1) ?? start) < half && customValues.length > 1 ? 'right' : 'center',
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
