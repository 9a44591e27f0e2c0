import { load } from './installed-peers.ts'
import type { Chart } from './line.ts'

interface ECharts {
  init(
    element: null,
    theme: null,
    options: object,
  ): { setOption(option: object): void; renderToSVGString(): string; dispose(): void }
}

const [width, height] = [760, 460]
/** Told apart without colours: each has its own sign and its own dashes, and its name at its end. */
const marks = [
  { symbol: 'circle', type: 'solid' },
  { symbol: 'rect', type: [8, 4] },
  { symbol: 'triangle', type: [2, 3] },
  { symbol: 'diamond', type: [10, 3, 2, 3] },
]

/** An SVG that needs no script and no fonts of its own, with its title and its numbers as text for those who do not see it. */
export async function svgOf(chart: Chart): Promise<string> {
  const { init } = await load<ECharts>('echarts', 'echarts')
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width, height })
  drawing.setOption(optionOf(chart))
  const svg = drawing.renderToSVGString()
  drawing.dispose()
  const described = `<title id="title">${escaped(chart.title)}</title><desc id="desc">${escaped(chart.description)}</desc>`
  return `${svg.replace(/^<svg([^>]*)>/, (_, attributes) => `<svg${attributes} role="img" aria-labelledby="title desc">${described}`)}\n`
}

function optionOf({ title, xName, yName, series }: Chart): object {
  const axis = (name: string, nameGap: number) => ({
    type: 'log',
    name,
    nameLocation: 'middle',
    nameGap,
    axisLabel: { formatter: (value: number) => value.toLocaleString('en-US'), color: '#222' },
    nameTextStyle: { color: '#222', fontSize: 13 },
    axisLine: { show: true, lineStyle: { color: '#222' } },
    splitLine: { show: true, lineStyle: { color: '#ccc' } },
  })
  const events = series.flatMap(({ points }) => points.map(([x]) => x))
  return {
    animation: false,
    backgroundColor: '#fff',
    title: { text: title, left: 'center', top: 8, textStyle: { fontSize: 16, color: '#222' } },
    grid: { left: 80, right: 210, top: 50, bottom: 60 },
    xAxis: { ...axis(xName, 34), min: Math.min(...events), max: Math.max(...events) },
    yAxis: axis(yName, 58),
    series: series.map(({ name, points }, index) => {
      const { symbol, type } = marks[index % marks.length] as (typeof marks)[number]
      return {
        type: 'line',
        name,
        data: points,
        symbol,
        symbolSize: 9,
        color: '#222',
        lineStyle: { type, width: 2, color: '#222' },
        endLabel: { show: true, formatter: '{a}', color: '#222', fontSize: 12, distance: 8 },
        labelLayout: { moveOverlap: 'shiftY' },
      }
    }),
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
