import { describe, expect, it } from 'vitest'
import { parseOptions, UsageError } from '../src/options.ts'

const names = ['replay', 'size']
const refusal = (...args: string[]): Error => {
  try {
    parseOptions(args, names)
  } catch (error) {
    return error as Error
  }
  throw new Error('It was accepted')
}

describe('the options', () => {
  it('may all be left out', () => {
    expect(parseOptions([], names)).toMatchObject({ quick: false, only: [], json: false, write: false })
  })

  it('name any number of lines', () => {
    expect(parseOptions(['--only', 'size', '--only=replay', '--quick'], names)).toMatchObject({
      only: ['size', 'replay'],
      quick: true,
    })
  })

  it.each([['--only', 'speed'], ['--fast'], ['replay'], ['--only']])(
    '%j %j are refused, and the lines are named',
    (...args) => {
      const error = refusal(...args.filter((arg) => typeof arg === 'string'))
      expect(error).toBeInstanceOf(UsageError)
      expect(error.message).toContain('lines: replay, size')
    },
  )

  it('write no document of a part or of sizes that mean nothing', () => {
    expect(refusal('--write', '--quick')).toBeInstanceOf(UsageError)
    expect(refusal('--write', '--only', 'size')).toBeInstanceOf(UsageError)
  })
})
