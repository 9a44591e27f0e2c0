/** JSON that a terminal may show too: signs that it would obey, or that hide, are written as escapes. */
export function plainJson(value: unknown): string {
  return JSON.stringify(
    value,
    (_, inner) => (inner instanceof Map ? Object.fromEntries(inner) : inner),
    2,
  ).replace(
    /[\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
