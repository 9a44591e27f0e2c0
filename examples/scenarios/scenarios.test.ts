import { describe, expect, it } from 'vitest'
import { firstDifference, firstLineDifference } from './difference.ts'
import { asFiles, fromFiles, readFiles } from './recorded-files.ts'
import { scenarios } from './scenarios.ts'
import { memoryStage, replayStage } from './storages.ts'

it('scenarios have names of their own', () => {
  expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length)
})

describe.each(scenarios.map((scenario) => [scenario.name, scenario] as const))('%s', (_, scenario) => {
  it('leads to stream.ndjson and expected.json, byte for byte, and again when it is opened again', async () => {
    const files = await readFiles(scenario)
    const recorded = fromFiles(files)
    const { played, reopened } = await memoryStage().play(scenario, recorded)
    for (const { lines, answers } of [played, reopened]) {
      expect(firstLineDifference(recorded.lines, lines)).toBeUndefined()
      expect(firstDifference(recorded.answers, answers, 'expected.json')).toBeUndefined()
    }
    const written = asFiles(played)
    expect(written['stream.ndjson'] === files['stream.ndjson']).toBe(true)
    expect(written['expected.json'] === files['expected.json']).toBe(true)
  })

  it('is replayed to the same figures from the lines of its stream', async () => {
    const recorded = fromFiles(await readFiles(scenario))
    const { played } = await replayStage().play(scenario, recorded)
    expect(firstDifference(recorded.answers, played.answers, 'expected.json')).toBeUndefined()
  })

  it('is in composed letters and without control characters', async () => {
    const { 'stream.ndjson': stream } = await readFiles(scenario)
    expect(stream.normalize('NFC') === stream).toBe(true)
    expect(stream).not.toMatch(/[\p{Cc}\p{Cf}](?<!\n)/u)
    expect(stream).not.toMatch(/\\u00[01]|\\[nrtbf]/)
  })
})
