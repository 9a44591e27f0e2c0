import { formatNumber, type Locale } from '@tiendo/core'

interface Words {
  readonly empty: string
  readonly shownOf: (shown: string, all: string) => string
}

const words: { readonly [Language in Locale]: Words } = {
  vi: {
    empty: 'Không có số liệu.',
    shownOf: (shown, all) => `Hiển thị ${shown} trên tổng số ${all}.`,
  },
  en: {
    empty: 'There is nothing to show.',
    shownOf: (shown, all) => `Shown are ${shown} of ${all}.`,
  },
}

export function nothingToShow(locale: Locale): string {
  return words[locale].empty
}

/** What a picture leaves out says so below it. */
export function shownOf(shown: number, all: number, locale: Locale): string {
  return words[locale].shownOf(formatNumber(shown, { locale }), formatNumber(all, { locale }))
}
