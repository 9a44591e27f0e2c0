import { memoryStorage } from '@tiendo/core'
import { describe, expect, it } from 'vitest'
import { brokenStorages } from './broken-storages.ts'
import { collectCases, fails } from './collecting-runner.ts'

const timeoutMs = 700
const clauseOf = (title: string) => /^([A-Z]\d) /.exec(title)?.[1]

const memory = { name: 'memory', place: async () => ({ open: async () => memoryStorage() }) }
const clauses = new Set(collectCases(memory).map(({ title }) => clauseOf(title)))
clauses.delete(undefined)

describe('the suite on broken storages', () => {
  it('has a broken storage for every clause of the contract', () => {
    const contract = [
      'A1',
      'A2',
      'A3',
      'A4',
      'A5',
      'A6',
      'A7',
      'C1',
      'E1',
      'L1',
      'R1',
      'R2',
      'R3',
      'R4',
      'S1',
      'W1',
    ]
    expect([...clauses].sort()).toEqual(contract)
    expect([...new Set(brokenStorages.map(({ clause }) => clause))].sort()).toEqual(contract)
  })

  describe.each([...clauses])('%s', (clause) => {
    const ofClause = brokenStorages.filter((broken) => broken.clause === clause)

    it.concurrent.each(ofClause)('catches one that $wrong', async ({ place }) => {
      const cases = collectCases({ name: 'broken', place: async () => place() })
      for (const entry of cases.filter(({ title }) => clauseOf(title) === clause)) {
        if (await fails(entry, timeoutMs)) return
      }
      expect.fail(`no case of ${clause} fails`)
    })
  })
})
