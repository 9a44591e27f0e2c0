import { library } from '../../tsup.base.ts'

export default library({
  index: 'src/index.ts',
  'json-schema': 'src/json-schema.ts',
  'testing/index': 'src/testing/index.ts',
})
