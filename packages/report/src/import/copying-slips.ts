/** Signs by which a page break or a slip of the copyist shows in a text. The text is kept as it is. */
export type CopyingSlip = 'TEXT_CUT_OFF' | 'TEXT_REPEATED' | 'FOOTNOTE_MARK'

const signs: readonly { readonly slip: CopyingSlip; readonly shows: (text: string) => boolean }[] = [
  { slip: 'TEXT_CUT_OFF', shows: (text) => /[,;]$/.test(text) },
  { slip: 'TEXT_REPEATED', shows: endsTwice },
  { slip: 'FOOTNOTE_MARK', shows: (text) => /[¹²³]/.test(text) },
]

const endLength = 40

export function slipsIn(text: string): readonly CopyingSlip[] {
  return signs.filter(({ shows }) => shows(text)).map(({ slip }) => slip)
}

/** A phrase may well come back far from where it stood first; what was copied twice stands side by side. */
function endsTwice(text: string): boolean {
  const whole = text.replace(/\.$/, '')
  const end = whole.length - endLength
  if (end <= 0) return false
  const earlier = whole.lastIndexOf(whole.slice(end), end - 1)
  return earlier !== -1 && end - earlier <= 2 * endLength
}
