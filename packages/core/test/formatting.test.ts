import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

/** Figures are printed by `presentation/` alone: these round doubles, or follow the locale of a machine. */
const elsewhere = /\.(?:toLocaleString|toFixed|toPrecision)\b|\bIntl\.NumberFormat\b/

const root = fileURLToPath(new URL('../../../', import.meta.url))
const sourcesIn = (folder: string) =>
  readdirSync(`${root}${folder}`, { recursive: true })
    .map((path) => `${folder}/${String(path).replaceAll('\\', '/')}`)
    .filter((path) => /\.(?:ts|tsx|mjs|js)$/.test(path) && !path.includes('/node_modules/'))
const offenders = (paths: readonly string[]) =>
  paths.filter((path) => elsewhere.test(readFileSync(`${root}${path}`, 'utf8')))

describe('numbers', () => {
  // The benchmark is for those who work on this, and prints what it measured.
  const packages = readdirSync(`${root}packages`)
    .filter((name) => name !== 'bench')
    .flatMap((name) => sourcesIn(`packages/${name}/src`))
  const presentation = 'packages/core/src/presentation/'

  it('are formatted in presentation/ and nowhere else in the packages', () => {
    expect(packages.length).toBeGreaterThan(50)
    expect(offenders(packages.filter((path) => !path.startsWith(presentation)))).toEqual([])
  })

  it('are formatted by @tiendo/core in the examples', () => {
    const examples = sourcesIn('examples')
    expect(examples.length).toBeGreaterThan(20)
    expect(offenders(examples)).toEqual([])
  })

  it('that are formatted otherwise would be found', () => {
    expect(offenders([`${presentation}number.test.ts`, 'scripts/bundle-size.mjs'])).toHaveLength(2)
  })
})
