import { colors } from './palette.ts'

interface Picture {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly width: number
  readonly height: number
  /** As ECharts wrote them. */
  readonly elements: string
}

/** An SVG by itself, or in a page beside others: with its text alternative, colours that follow, and ids of its own. */
export function svgOf({ id, title, description, width, height, elements }: Picture): string {
  const root = `chart-${id}`
  const own = withOwnIds(elements, root)
  const head = [
    `<svg xmlns="http://www.w3.org/2000/svg" id="${root}" role="img" aria-labelledby="${root}-title ${root}-desc"`,
    ` width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`,
    ` style="display:block;width:100%;height:auto;max-width:${Math.round(width * 1.4)}px">`,
    `<title id="${root}-title">${escaped(title)}</title>`,
    `<desc id="${root}-desc">${escaped(description)}</desc>`,
    `<style>${styleOf(root)}</style>`,
  ]
  return `${head.join('')}${own}</svg>`
}

/**
 * ECharts numbers what it draws through the whole process, and adds classes for pointers. Quotes in texts are escaped, so what looks like an
 * attribute is one.
 */
function withOwnIds(elements: string, root: string): string {
  return elements
    .replace(/<style[^>]*>.*?<\/style>/gs, '')
    .replace(/ (?:class="zr\d+-[^"]*"|pointer-events="visible")/g, '')
    .replace(/( id="|="url\(#)zr\d+-/g, `$1${root}-`)
    .replaceAll('\n', '')
}

/**
 * Colours stand as attributes in the elements, so that a viewer without style sheets shows them; where there are some, each
 * attribute is found by its value. A page's own properties come first, then the scheme of the reader; paper is light.
 */
function styleOf(root: string): string {
  const rules = (scheme: 'light' | 'dark') =>
    ['fill', 'stroke']
      .flatMap((property) =>
        colors.map(
          ({ name, light, ...color }) =>
            `#${root} [${property}="${light}"]{${property}:var(--chart-${name},${{ light, ...color }[scheme]})}`,
        ),
      )
      .join('')
  return `${rules('light')}@media screen and (prefers-color-scheme:dark){${rules('dark')}}`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
