/** What each part of packages/core/src may import of the others; a part is a folder or a single file. */
const layers = {
  errors: [],
  columns: [],
  time: ['errors'],
  storage: ['errors'],
  log: ['storage', 'columns', 'errors', 'time'],
  planning: ['columns', 'time', 'errors'],
  projection: ['planning', 'log', 'columns', 'errors'],
  completion: ['planning', 'time', 'errors'],
  presentation: ['completion', 'planning', 'time', 'errors'],
  'json-schema': ['completion', 'planning'],
  tracker: 'all',
  testing: 'all',
  index: 'all',
}

const core = '^packages/core/src/'
const tests = '\\.test\\.tsx?$|/test/'
const part = (names) => `${core}(${names.join('|')})(/|\\.ts$)`

const layerRules = Object.entries(layers)
  .filter(([, mayImport]) => mayImport !== 'all')
  .map(([name, mayImport]) => ({
    name: `core-layer-${name}`,
    comment: `${name} may import ${mayImport.join(', ') || 'no other part of core'}`,
    severity: 'error',
    from: { path: part([name]), pathNot: tests },
    to: { path: core, pathNot: part([name, ...mayImport]) },
  }))

module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'core-layer-unlisted',
      comment: 'every part of core has its line in the table of layers',
      severity: 'error',
      from: { path: core, pathNot: [part(Object.keys(layers)), tests] },
      to: {},
    },
    {
      name: 'core-runs-anywhere',
      comment: 'core runs in browsers and workers: no built-in module of Node',
      severity: 'error',
      from: { path: '^packages/core/', pathNot: [tests, '\\.config\\.ts$'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'report-runs-anywhere',
      comment: 'reports and imports run in browsers too: no built-in module of Node',
      severity: 'error',
      from: { path: '^packages/report/src/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'report-is-small',
      comment: 'charts, workbooks and imports are entries of their own: who writes text does not load them',
      severity: 'error',
      from: {
        path: '^packages/report/src/(index|ask|describe|document|text|csv|markdown|html|interchange)',
        pathNot: tests,
      },
      to: { path: '^packages/report/src/(charts|xlsx|import)/' },
    },
    {
      name: 'no-cycle',
      comment: 'type-only imports count',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'packages-by-name',
      comment: 'a package is imported by its name, never through a path into its folder',
      severity: 'error',
      from: { path: '^packages/([^/]+)/' },
      to: { path: '^packages/', pathNot: '^packages/$1/', dependencyTypes: ['local'] },
    },
    {
      name: 'packages-by-name-outside',
      comment: 'examples and scripts import packages by name too',
      severity: 'error',
      from: { pathNot: '^packages/' },
      to: { path: '^packages/', dependencyTypes: ['local'] },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.test.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@tiendo/source', 'types', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.d.ts'],
    },
  },
}
