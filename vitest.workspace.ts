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

const browserTests = 'packages/*/test/**/*.browser.test.ts'

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
          include: ['packages/*/{src,test}/**/*.test.ts', 'examples/**/*.test.ts'],
          exclude: [browserTests, '**/node_modules/**'],
          // No test asserts a time; on a slow machine the laws take a while.
          testTimeout: 60_000,
        },
      },
      {
        ...resolution,
        test: {
          name: 'chromium',
          include: [browserTests],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: await chromium() }),
            instances: [{ browser: 'chromium' }],
          },
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
