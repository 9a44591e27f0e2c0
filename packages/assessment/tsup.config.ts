import { library } from '../../tsup.base.ts'

export default library({ index: 'src/index.ts', report: 'src/report/index.ts' })
