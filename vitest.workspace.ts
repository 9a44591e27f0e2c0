import { fileURLToPath } from 'node:url'
import { playwright } from '@vitest/browser-playwright'
import { defaultClientConditions, defaultServerConditions } from 'vite'
import { defineConfig } from 'vitest/config'
import { chromium } from './scripts/chromium.mjs'
import { ClosingLine } from './scripts/closing-line.ts'
import { docTests, documentsWithExamples } from './scripts/doc-tests.ts'

// Tests run on the sources of all packages; TEST_DIST=1 runs them on what a user installs.
const own = process.env['TEST_DIST'] ? [] : ['@tiendo/source']

// Vite replaces its default conditions by these instead of adding to them.
const resolution = {
  resolve: { conditions: [...own, ...defaultClientConditions] },
  ssr: {
    resolve: {
      conditions: [...own, ...defaultServerConditions],
      externalConditions: [...own, 'node'],
    },
  },
}

const browserTests = 'packages/*/test/**/*.browser.test.{ts,tsx}'
const launchOptions = await chromium()
// Vitest names the instances that it is given, so each project has its own.
const browser = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({ launchOptions }),
  instances: [{ browser: 'chromium' as const }],
})

// The bindings run on the React that is installed beside them and once more on another one.
const react18 = fileURLToPath(new URL('packages/react/test/react-18/node_modules/', import.meta.url))
const onReact18 = {
  resolve: {
    ...resolution.resolve,
    alias: { react: `${react18}react`, 'react-dom': `${react18}react-dom` },
  },
  ssr: resolution.ssr,
}
// Left to be found while tests run, a CommonJS package makes the page load again.
const found = ['react', 'react/jsx-dev-runtime', 'react-dom/client', 'react-dom/server']

export default defineConfig({
  test: {
    reporters: ['default', new ClosingLine()],
    coverage: {
      provider: 'v8',
      include: ['packages/*/src/**/*.ts'],
      exclude: ['**/*.test.ts'],
    },
    projects: [
      {
        ...resolution,
        test: {
          name: 'node',
          include: ['packages/*/{src,test}/**/*.test.{ts,tsx}', 'examples/**/*.test.ts'],
          exclude: [browserTests, '**/node_modules/**'],
          // No test asserts a time; on a slow machine the laws take a while.
          testTimeout: 60_000,
          provide: { react: '19' },
        },
      },
      {
        ...resolution,
        optimizeDeps: { include: found.map((name) => `@tiendo/react > ${name}`) },
        test: {
          name: 'chromium',
          include: [browserTests],
          browser: browser(),
          provide: { react: '19' },
        },
      },
      {
        ...onReact18,
        test: {
          name: 'node-react-18',
          include: ['packages/react/test/**/*.test.{ts,tsx}'],
          exclude: [browserTests, '**/node_modules/**'],
          provide: { react: '18' },
        },
      },
      {
        ...onReact18,
        optimizeDeps: { include: found },
        test: {
          name: 'chromium-react-18',
          include: ['packages/react/test/**/*.browser.test.tsx'],
          browser: browser(),
          provide: { react: '18' },
        },
      },
      {
        ...resolution,
        plugins: [docTests()],
        test: { name: 'docs', include: documentsWithExamples(), testTimeout: 30_000 },
      },
    ],
  },
})
