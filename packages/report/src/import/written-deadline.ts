import { addDays, type CivilDate, calendars, type Locale } from '@tiendo/core'

/** What a cell with a deadline says. */
export type WrittenDeadline =
  /** In time up to the close of `day`; `precision` is how it was written. */
  | { readonly kind: 'lastDay'; readonly day: CivilDate; readonly precision: Precision }
  /** Work that goes on all the time. */
  | { readonly kind: 'ongoing' }
  /** Once in every year: which years is not said. */
  | { readonly kind: 'yearly' }
  /** From a year on, without an end. */
  | { readonly kind: 'from'; readonly year: number }
  | { readonly kind: 'missing' }
  /**
   * To be kept as text and shown to somebody: not of this grammar, or of a form whose meaning has to be declared.
   * `undeclared` names the option.
   */
  | { readonly kind: 'unread'; readonly text: string; readonly undeclared?: keyof NotationOptions }

export type Precision = 'day' | 'month' | 'quarter' | 'year' | 'years'

/** What a text cannot say by itself. */
export interface NotationOptions {
  /** How days are written. Without it no day is read: 09/07/2021 is in July or in September. */
  readonly dayOrder?: 'dayFirst' | 'monthFirst'
  /** The year of `Quý I` and `Tháng 6`. */
  readonly year?: number
  /** Whether the day itself is still in time where something is due *trước ngày* (before) it. */
  readonly before?: 'inclusive' | 'exclusive'
}

/** No notation is anywhere near as long; text beyond is not looked at, which bounds the work on hostile cells. */
const maxLength = 100

/** Written deadlines are civil last days, whatever calendar the reports follow. */
const civil = calendars.calendarYear

const year = '((?:19|20|21)[0-9]{2})'
const quarters = new Map([
  ['i', 1],
  ['ii', 2],
  ['iii', 3],
  ['iv', 4],
  ['1', 1],
  ['2', 2],
  ['3', 3],
  ['4', 4],
])

type Groups = readonly (string | undefined)[]
interface Form {
  readonly pattern: RegExp
  /** `undefined` where there is no such day. */
  readonly read: (
    groups: Groups,
    options: NotationOptions,
  ) => WrittenDeadline | { readonly undeclared: keyof NotationOptions } | undefined
}

/** The grammar: a text is read by the one form that is all of it. Matched against lower case and NFKC. */
const forms: readonly Form[] = [
  { pattern: /^$/, read: () => ({ kind: 'missing' }) },
  {
    pattern: /^(?:nhiệm vụ )?thường xuyên$|^(?:ongoing|continuous|regularly)$/,
    read: () => ({ kind: 'ongoing' }),
  },
  { pattern: /^(?:hằng|hàng) năm$|^(?:yearly|annually|every year)$/, read: () => ({ kind: 'yearly' }) },
  {
    pattern: new RegExp(`^(?:năm )?${year}$`),
    read: ([of]) => lastDay(civil.year(Number(of)).end, 'year'),
  },
  {
    pattern: new RegExp(`^${year} ?[-–] ?${year}$`),
    read: ([first, last]) =>
      Number(first) < Number(last) ? lastDay(civil.year(Number(last)).end, 'years') : undefined,
  },
  {
    pattern: new RegExp(`^${year} và những năm tiếp theo$`),
    read: ([first]) => ({ kind: 'from', year: Number(first) }),
  },
  {
    pattern: new RegExp(`^(?:quý |q)(i|ii|iii|iv|[1-4])(?:[/ ]${year})?$`),
    read: ([quarter = '', of], { year: declared }) => {
      const inYear = of === undefined ? declared : Number(of)
      if (inYear === undefined) return { undeclared: 'year' }
      return lastDay(civil.quarters(inYear)[(quarters.get(quarter) ?? 0) - 1]?.end, 'quarter')
    },
  },
  {
    pattern: /^tháng ([0-9]{1,2})$/,
    read: ([month], { year: declared }) => {
      if (declared === undefined) return Number(month) > 12 ? undefined : { undeclared: 'year' }
      return lastDay(monthOf(declared, month), 'month')
    },
  },
  {
    pattern: new RegExp(`^(?:tháng )?([0-9]{1,2})/${year}$`),
    read: ([month, of]) => lastDay(monthOf(Number(of), month), 'month'),
  },
  // As ISO 8601 writes them, and as a spreadsheet holds them.
  {
    pattern: new RegExp(`^${year}-([0-9]{2})$`),
    read: ([of, month]) => lastDay(monthOf(Number(of), month), 'month'),
  },
  {
    pattern: new RegExp(`^${year}-([0-9]{2})-([0-9]{2})$`),
    read: ([of, month, day = '']) => lastDay(dayIn(monthOf(Number(of), month), day), 'day'),
  },
  {
    pattern: new RegExp(`^(trước (?:ngày )?|before )?([0-9]{1,2})/([0-9]{1,2})/${year}$`),
    read: ([isBefore, first = '', second = '', of], { dayOrder, before }) => {
      if (dayOrder === undefined) return { undeclared: 'dayOrder' }
      const [day, month] = dayOrder === 'dayFirst' ? [first, second] : [second, first]
      const written = dayIn(monthOf(Number(of), month), day)
      if (written === undefined || isBefore === undefined) return lastDay(written, 'day')
      if (before === undefined) return { undeclared: 'before' }
      return lastDay(before === 'inclusive' ? written : addDays(written, -1), 'day')
    },
  },
]

/** Reads a deadline as people write it. Whatever is not of the grammar comes back as it was. */
export function readDeadline(text: string, options: NotationOptions = {}): WrittenDeadline {
  const unread = { kind: 'unread', text } as const
  if (text.length > maxLength) return unread
  const folded = text.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ')
  for (const { pattern, read } of forms) {
    const match = pattern.exec(folded)
    if (match === null) continue
    const found = read(match.slice(1), options)
    return found === undefined ? unread : 'kind' in found ? found : { ...unread, ...found }
  }
  return unread
}

/** A single day: `null` where there is a text that gives none. */
export function readDay(text: string, options: NotationOptions): CivilDate | undefined | null {
  const read = readDeadline(text, options)
  if (read.kind === 'missing') return undefined
  return read.kind === 'lastDay' && read.precision === 'day' ? read.day : null
}

/** What is declared, and what a locale declares where nothing else is. */
export function declaredNotation({
  dayOrder,
  year,
  before,
  locale,
}: NotationOptions & { readonly locale?: Locale }): NotationOptions {
  const order = dayOrder ?? (locale === 'vi' ? 'dayFirst' : undefined)
  return {
    ...(order === undefined ? {} : { dayOrder: order }),
    ...(year === undefined ? {} : { year }),
    ...(before === undefined ? {} : { before }),
  }
}

/** The last day of a month, where the year has it. */
function monthOf(inYear: number, month: string | undefined): CivilDate | undefined {
  return civil.months(inYear)[Number(month) - 1]?.end
}

function lastDay(day: CivilDate | undefined, precision: Precision): WrittenDeadline | undefined {
  return day === undefined ? undefined : { kind: 'lastDay', day, precision }
}

/** The day of the month that ends on `end`, where that month has it. */
function dayIn(end: CivilDate | undefined, day: string): CivilDate | undefined {
  if (end === undefined || Number(day) < 1 || Number(day) > Number(end.slice(8))) return undefined
  return `${end.slice(0, 8)}${day.padStart(2, '0')}`
}
