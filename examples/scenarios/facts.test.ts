import { describe, expect, it } from 'vitest'
import { fromFiles, readFiles } from './recorded-files.ts'
import { scenarios } from './scenarios.ts'

/** What the documents say; `--update` must not lose it. */

async function recorded(name: string) {
  const scenario = scenarios.find((each) => each.name === name)
  if (scenario === undefined) throw new Error(`There is no scenario "${name}"`)
  const { lines, answers } = fromFiles(await readFiles(scenario))
  return { lines, answers }
}

describe('what is real of the plans', () => {
  it.each([
    ['long-an-2024', 6],
    ['bac-trung-bo-2022', 5],
  ])('of %s are %i directions, each answered by a task', async (name, count) => {
    const { answers } = await recorded(name)
    const directions = answers['directions'] as readonly { readonly tasks: readonly string[] }[]
    expect(directions).toHaveLength(count)
    for (const { tasks } of directions) expect(tasks.length).toBeGreaterThan(0)
  })

  it('of Đông Nam Bộ are 434 drafts and 125,996 cases, and no target', async () => {
    const { answers } = await recorded('dong-nam-bo-2022')
    expect(answers['amounts']).toMatchObject({ drafts: { sum: 434 }, cases: { sum: 125_996 } })
  })

  it('of Bắc Trung Bộ are 1,103 drafts in ten months', async () => {
    const { answers } = await recorded('bac-trung-bo-2022')
    expect(answers['10 tháng']).toMatchObject({ drafts: 1_103 })
  })
})

describe('what is real of the assessments', () => {
  it('is 05/13 for Đồng Tháp, and a medal of the first class', async () => {
    const { answers } = await recorded('dong-thap-2021')
    expect(answers).toMatchObject({ rank: { decided: '05/13' }, ranking: { population: 13 } })
    expect(answers['honours']).toMatchObject({
      '2021-12-31': {
        given: expect.arrayContaining([
          expect.objectContaining({
            form: 'Huân chương Lao động',
            class: 'hạng Nhất',
            issuer: 'Chủ tịch nước',
          }),
        ]),
      },
    })
  })

  it('is 04/63 for Long An, the fourth of 13, excellent again, with 10 collectives and 20 individuals', async () => {
    const { answers } = await recorded('long-an-2024')
    expect(answers).toMatchObject({
      rank: { ofAll: '04/63', ofExcellent: ['04/13', '04/13'] },
      rankings: [{ population: 63 }, { population: 63 }],
      classification: {
        2022: { department: 'excellent' },
        2023: { department: 'excellent', counts: { excellent: 13 } },
      },
      commended: { collective: 10, individual: 20 },
    })
  })

  it.each([
    ['dong-nam-bo-2022', '2022-12-02', 14],
    ['bac-trung-bo-2022', '2022-12-09', 6],
  ])('of %s is the day of the pact, %s', async (name, on, partyCount) => {
    const { answers } = await recorded(name)
    expect(answers['pact']).toMatchObject([{ on, partyCount }])
  })

  it('of Bắc Trung Bộ is that the ranking of 9/12 was provisional', async () => {
    const { answers } = await recorded('bac-trung-bo-2022')
    expect(answers['provisionalRanking']).toMatchObject({ status: 'provisional', on: '2022-12-09' })
  })
})

it.each(['dong-nam-bo-2022', 'bac-trung-bo-2022'])('in %s nobody checks itself', async (name) => {
  const { lines } = await recorded(name)
  const checks = lines.flatMap((line) =>
    [...line.matchAll(/"unit":"([^"]+)","checker":"([^"]+)"/g)].map(([, unit, checker]) => [unit, checker]),
  )
  expect(checks.length).toBeGreaterThan(6)
  for (const [unit, checker] of checks) expect(unit).not.toBe(checker)
})
