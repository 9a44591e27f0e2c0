import { formatDate, formatNumber, formatPercent, type Locale } from '@tiendo/core'
import type { Cell } from './document.ts'

/** A cell as people read it. */
export function cellText(cell: Cell, locale: Locale): string {
  switch (cell.type) {
    case 'none':
      return '–'
    case 'text':
      return cell.text
    case 'date':
      return locale === 'en' ? cell.date : formatDate(cell.date, { locale })
    case 'count':
    case 'number':
      return formatNumber(cell.value, { locale })
    case 'fraction':
      return cell.ratio === null
        ? '–'
        : `${formatNumber(cell.ratio.numerator, { locale })}/${formatNumber(cell.ratio.denominator, { locale })}`
    case 'percent':
      return formatPercent(cell.ratio, { locale })
    case 'change': {
      if (cell.value === 0) return ''
      return `${cell.value > 0 ? '+' : '−'}${formatNumber(Math.abs(cell.value), { locale })}`
    }
  }
}
