import { describe, expect, it } from 'vitest'
import { adoptRubric } from './commands.ts'
import { type Command, judged, office } from './office.ts'

const rule = (value: object, more: object = {}) =>
  ({ ...adoptRubric([{ ...judged('x', 10), rule: value, ...more } as never]), rubric: 'r3' }) as Command

describe('a value that may have one of several forms', () => {
  it.each<[string, Command, string]>([
    ['bands that do not say of what', rule({ rule: 'bands', bands: [{ points: 1 }] }), 'rule.of'],
    ['a penalty without its points', rule({ rule: 'penalty' }), 'rule.each'],
    ['a misspelt rule', rule({ rule: 'band', of: 'count' }), 'rule.rule'],
    ['a misspelt field of a rule', rule({ rule: 'proportional', standart: 1 }), 'rule.standart'],
    ['a maximum that is a text', rule({ rule: 'judged' }, { maximum: '30' }), 'maximum'],
  ])('is told as the form that it misses least: %s', async (_, command, path) => {
    const { execute } = await office()
    await expect(execute(command)).rejects.toMatchObject({
      code: 'INVALID_COMMAND',
      path: `sections[0].criteria[0].${path}`,
    })
  })
})
