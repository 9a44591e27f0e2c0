import { library } from '../../tsup.base.ts'

export default library({
  index: 'src/index.ts',
  charts: 'src/charts/index.ts',
  xlsx: 'src/xlsx/index.ts',
  import: 'src/import/index.ts',
})
