/**
 * Text of a log for people's eyes: composed letters (NFC), one line, and nothing that a terminal obeys. Escape sequences
 * lose the character that starts them; bidirectional controls could show a text in another order than it has.
 */
export function plainText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\t\n\r\u0085\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu, '')
}
