const encoder = new TextEncoder()

/** A text as a value of RFC 5545 §3.3.11: line breaks and signs escaped, other controls and halves of characters taken out. */
export function icalText(text: string): string {
  return text
    .replace(/\r\n|[\n\r\u0085\u2028\u2029]/g, '\n')
    .replace(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')
}

/** A content line of at most 75 octets, continued where it is longer (RFC 5545 §3.1), never within a character. */
export function folded(line: string): string {
  let [result, length] = ['', 0]
  for (const character of line) {
    const octets = encoder.encode(character).length
    if (length + octets > 75) {
      result += '\r\n '
      length = 1
    }
    result += character
    length += octets
  }
  return `${result}\r\n`
}
