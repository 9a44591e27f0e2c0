import { BarChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TitleComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

/** What a picture is made of, as ECharts takes it. */
export type Option = EChartsCoreOption

let isEquipped = false

/** What ECharts draws, as the elements inside of an SVG. Asks for no DOM and no canvas. */
export function elementsOf(option: Option, width: number, height: number): string {
  // Here and not beside the imports: the package is free of side effects, so that bundlers can leave it out.
  if (!isEquipped)
    use([
      BarChart,
      CustomChart,
      LineChart,
      ScatterChart,
      GridComponent,
      LegendComponent,
      TitleComponent,
      SVGRenderer,
    ])
  isEquipped = true
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    drawing.setOption(option)
    return drawing.renderToSVGString().replace(/^<svg[^>]*>|<\/svg>$/g, '')
  } finally {
    drawing.dispose()
  }
}
