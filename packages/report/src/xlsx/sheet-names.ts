const maxLength = 31

/** Gives each sheet a name that Excel takes: at most 31 characters, none of []:*?/\, and unique whatever the case. */
export class SheetNames {
  readonly #taken = new Set<string>()

  of(title: string): string {
    const wanted = title
      .replace(/[\p{Cc}\p{Cf}\p{Cs}[\]:*?/\\]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      // A name that begins or ends with an apostrophe is refused; History is a sheet of Excel's own.
      .replace(/^'+|'+$/g, '')
      .replace(/^history$/i, '$& 1')
    const base = wanted === '' ? '–' : wanted
    for (let count = 1; ; count++) {
      const suffix = count === 1 ? '' : ` (${count})`
      const name = `${cut(base, maxLength - suffix.length)}${suffix}`
      const key = name.normalize('NFC').toLowerCase()
      if (this.#taken.has(key)) continue
      this.#taken.add(key)
      return name
    }
  }
}

function cut(text: string, length: number): string {
  return text.length <= length
    ? text
    : `${text
        .slice(0, length - 1)
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd()}…`
}
