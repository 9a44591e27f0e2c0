import { createHash } from 'node:crypto'
import { commitsOf, memoryStorage, openTracker, verify } from '@tiendo/core'
import { generateWorkspace, replay, sealLines } from '@tiendo/core/testing'
import { describe, expect, it } from 'vitest'

const sha = (text: string) => createHash('sha256').update(text).digest('hex')
const lines = [...sealLines(generateWorkspace({ seed: 7, events: 400, units: 5 }))]
const count = lines.length

/** The line with its own hash computed anew: what somebody does who alters a line and knows the format. */
function rehashed(line: string): string {
  const hashed = line.slice(0, -77)
  return `${hashed},"sha256":"${sha(hashed)}"}`
}
const altered = (number: number, alter: (line: string) => string) =>
  lines.map((line, index) => (index === number - 1 ? alter(line) : line))
const forged = (number: number, alter: (line: string) => string) =>
  altered(number, (line) => rehashed(alter(line)))
const edit = (from: string | RegExp, to: string) => (line: string) => {
  const edited = line.replace(from, to)
  if (edited === line) throw new Error(`nothing to replace: ${from}`)
  return edited
}

/** A storage that holds these lines, sound or not. */
function holding(held: readonly string[]) {
  const storage = memoryStorage()
  const head = { commit: held.length, sha256: held.at(-1)?.slice(-66, -2) ?? '' }
  storage.read = async (after, limit) => ({ lines: held.slice(after, after + limit), head })
  return storage
}

describe('a line', () => {
  it('can be checked without this library: its last 77 bytes hold the SHA-256 of what stands before them', () => {
    let prev = '0'.repeat(64)
    for (const line of lines) {
      const parsed = JSON.parse(line)
      expect(line.endsWith(`,"sha256":"${sha(line.slice(0, -77))}"}`)).toBe(true)
      expect(parsed.prev).toBe(prev)
      prev = parsed.sha256
    }
  })

  it('has its keys in one order, and the log its name in the first one only', () => {
    expect(Object.keys(JSON.parse(lines[0] as string)).join()).toBe(
      'tiendo,log,commit,position,id,at,by,events,prev,sha256',
    )
    expect(Object.keys(JSON.parse(lines[1] as string)).join()).toBe(
      'commit,position,id,at,by,events,prev,sha256',
    )
    expect(Object.keys(JSON.parse(lines[1] as string).events[0]).join()).toBe('type,on,data')
  })

  it('is the same for the same commits, whoever writes them', async () => {
    expect([...sealLines(generateWorkspace({ seed: 7, events: 400, units: 5 }))]).toEqual(lines)
    expect(await verify(holding(lines))).toMatchObject({
      commit: count,
      sha256: lines.at(-1)?.slice(-66, -2),
    })
  })
})

const middle = Math.floor(count / 2)
const faults: (readonly [name: string, held: readonly string[], commit: number, kind: string])[] = [
  ['an altered text', altered(middle, edit('"type"', '"tyqe"')), middle, 'sha256'],
  [
    'an altered text with its hash computed anew',
    forged(middle, edit(/"on":"20\d\d/, '"on":"2019')),
    middle + 1,
    'prev',
  ],
  ['a removed line', lines.filter((_, index) => index !== middle - 1), middle, 'prev'],
  [
    'a duplicated line',
    lines.flatMap((line, index) => (index === middle - 1 ? [line, line] : [line])),
    middle + 1,
    'prev',
  ],
  [
    'two lines exchanged',
    lines.map((line, index) => lines[index === 3 ? 4 : index === 4 ? 3 : index] ?? line),
    4,
    'prev',
  ],
  [
    'a line of another log',
    altered(
      middle,
      () => [...sealLines(generateWorkspace({ seed: 8, events: 400, units: 5 }))][middle] as string,
    ),
    middle,
    'prev',
  ],
  ['a log without its first line', lines.slice(1), 1, 'prev'],
  ['a truncated line', altered(count, (line) => line.slice(0, -5)), count, 'form'],
  ['an empty line', altered(middle, () => ''), middle, 'empty'],
  ['a line feed at the end', altered(middle, (line) => `${line}\n`), middle, 'line-end'],
  ['a carriage return at the end', altered(middle, (line) => `${line}\r`), middle, 'line-end'],
  ['a byte order mark', altered(1, (line) => `\ufeff${line}`), 1, 'sha256'],
  ['a hash in capitals', altered(middle, edit(/[0-9a-f]{64}"\}$/, `${'A'.repeat(64)}"}`)), middle, 'form'],
  ['something after the hash', altered(middle, edit(/"\}$/, '","more":1}')), middle, 'form'],
  ['only the hash', altered(middle, (line) => `{${line.slice(-152)}`), middle, 'sha256'],
]
const forgeries: (readonly [name: string, held: readonly string[], commit: number, kind: string])[] = [
  ['white space', forged(count, edit('"commit":', '"commit": ')), count, 'json'],
  ['a key twice', forged(count, edit('"commit":', `"commit":${count},"commit":`)), count, 'json'],
  ['a trailing comma', forged(count, edit('],"prev"', ',],"prev"')), count, 'json'],
  ['NaN', forged(count, edit('"data":{', '"data":{"x":NaN,')), count, 'json'],
  ['a number that is infinite', forged(count, edit('"data":{', '"data":{"x":1e400,')), count, 'json'],
  [
    'a number that does not fit',
    forged(count, edit('"data":{', '"data":{"x":9007199254740993,')),
    count,
    'json',
  ],
  ['negative zero', forged(count, edit('"data":{', '"data":{"x":-0,')), count, 'json'],
  ['an escape that need not be', forged(count, edit('"type"', '"\\u0074ype"')), count, 'json'],
  ['a lone surrogate', forged(count, edit('"data":{', '"data":{"x":"\\ud800",')), count, 'event'],
  ['__proto__', forged(count, edit('"data":{', '"data":{"__proto__":{"polluted":true},')), count, 'event'],
  ['constructor', forged(count, edit('"data":{', '"data":{"constructor":{},')), count, 'event'],
  [
    'nesting of 1,000',
    forged(count, edit('"data":{', `"data":{"x":${'['.repeat(1_000)}${']'.repeat(1_000)},`)),
    count,
    'event',
  ],
  [
    'nesting of 100,000',
    forged(count, edit('"data":{', `"data":{"x":${'['.repeat(100_000)}${']'.repeat(100_000)},`)),
    count,
    'json',
  ],
  ['another number', forged(count, edit(/"commit":\d+/, '"commit":7')), count, 'commit'],
  ['its number as a text', forged(count, edit(/"commit":(\d+)/, '"commit":"$1"')), count, 'commit'],
  ['another position', forged(count, edit(/"position":\d+/, '"position":7')), count, 'position'],
  ['a negative position', forged(count, edit(/"position":\d+/, '"position":-1')), count, 'position'],
  ['an id with a path', forged(count, edit(/"id":"[^"]+"/, '"id":"../x"')), count, 'shape'],
  ['a name as the actor', forged(count, edit(/"by":"[^"]+"/, '"by":"Nguyễn Văn A"')), count, 'shape'],
  ['no events', forged(count, edit(/"events":\[.*\],"prev"/, '"events":[],"prev"')), count, 'shape'],
  [
    'events that are no list',
    forged(count, edit(/"events":\[.*\],"prev"/, '"events":{},"prev"')),
    count,
    'shape',
  ],
  [
    '10,001 events',
    forged(
      count,
      edit(
        /"events":\[.*\],"prev"/,
        `"events":[${Array.from({ length: 10_001 }, () => '{}').join()}],"prev"`,
      ),
    ),
    count,
    'shape',
  ],
  [
    'an event that is null',
    forged(count, edit(/"events":\[.*\],"prev"/, '"events":[null],"prev"')),
    count,
    'event',
  ],
  ['an event with more', forged(count, edit('"type"', '"more":1,"type"')), count, 'event'],
  [
    'an event with its keys in another order',
    forged(count, edit(/"type":"(\w+)","on":"([^"]+)"/, '"on":"$2","type":"$1"')),
    count,
    'event',
  ],
  ['30 February', forged(count, edit(/"on":"[^"]+"/, '"on":"2021-02-30"')), count, 'event'],
  [
    'a version 1 that need not be said',
    forged(count, edit(/"type":"(\w+)",/, '"type":"$1","v":1,')),
    count,
    'event',
  ],
  ['a key more', forged(count, edit('"prev"', '"more":1,"prev"')), count, 'shape'],
  [
    'a time that goes back',
    forged(count, edit(/"at":"[^"]+"/, '"at":"2020-01-01T00:00:00.000Z"')),
    count,
    'at',
  ],
  [
    'a time without milliseconds',
    forged(count, edit(/"at":"[^"]+"/, '"at":"2026-01-01T00:00:00Z"')),
    count,
    'at',
  ],
  ['a leap second', forged(count, edit(/"at":"[^"]+"/, '"at":"2026-12-31T23:59:60.000Z"')), count, 'at'],
  ['24:00', forged(count, edit(/"at":"[^"]+"/, '"at":"2026-12-31T24:00:00.000Z"')), count, 'at'],
  [
    'a header in the middle',
    forged(count, edit('{"commit"', '{"tiendo":1,"log":"01ARZ3NDEKTSV4RRFFQ69G5FAV","commit"')),
    count,
    'header',
  ],
  ['no header', forged(1, edit(/"tiendo":1,"log":"[^"]+",/, '')).slice(0, 1), 1, 'header'],
  ['a log without a name', forged(1, edit(/"log":"[^"]+"/, '"log":""')).slice(0, 1), 1, 'header'],
]

describe('a line that a writer does not write', () => {
  it.each([...faults, ...forgeries])(
    '%s is found, with its number and what is wrong',
    async (_, held, commit, kind) => {
      const corrupt = expect.objectContaining({
        code: 'corrupt',
        data: expect.objectContaining({ commit, kind }),
      })
      await expect(verify(holding(held))).rejects.toThrow(corrupt)
      expect(() => replay(held)).toThrow(corrupt)
      await expect(openTracker({ storage: holding(held) })).rejects.toMatchObject({
        code: expect.stringMatching(/corrupt|data-lost/),
      })
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    },
  )

  it('says nothing of what the line holds', async () => {
    const held = altered(middle, edit('"type"', '"tyqe"'))
    await expect(verify(holding(held))).rejects.toThrow(
      `Cannot read commit ${middle}: its sha256 is not what a writer writes`,
    )
  })

  it.each([
    ['a value of the wrong type', edit(/"title":"[^"]*"/, '"title":5'), 'TaskAdded.data.title'],
    [
      'a date that there is none of',
      edit(/"deadline":"[^"]*"/, '"deadline":"2021-02-30"'),
      'TaskAdded.data.deadline',
    ],
    ['a field that there is none of', edit('"title"', '"subtitle":"x","title"'), 'TaskAdded.data.subtitle'],
  ])('an event with %s is found by whoever knows its kind', async (_, alter, path) => {
    const number =
      lines.findIndex((line) => line.includes('"type":"TaskAdded"') && line.includes('"deadline"')) + 1
    const held = forged(number, (line) => {
      const start = line.indexOf('"type":"TaskAdded"')
      return line.slice(0, start) + alter(line.slice(start))
    }).slice(0, number)
    await expect(openTracker({ storage: holding(held) })).rejects.toMatchObject({
      code: 'corrupt',
      data: { commit: number, kind: 'event', path },
    })
    // The chain itself is sound: what the events mean is not its business.
    expect((await verify(holding(held))).commit).toBe(number)
  })

  it('of a later version of the format is too new, not corrupt', async () => {
    const held = forged(1, edit('"tiendo":1', '"tiendo":2')).slice(0, 1)
    await expect(verify(holding(held))).rejects.toMatchObject({
      code: 'too-new',
      data: { what: 'format', version: 2 },
    })
  })

  it('is missing where the storage says that it is there', async () => {
    const storage = holding(lines.slice(0, 5))
    storage.read = async (after, limit) => ({
      lines: lines.slice(0, 5).slice(after, after + limit),
      head: { commit: 9, sha256: '' },
    })
    await expect(verify(storage)).rejects.toMatchObject({
      code: 'corrupt',
      data: { commit: 6, kind: 'missing' },
    })
    await expect(openTracker({ storage })).rejects.toMatchObject({
      code: 'corrupt',
      data: { commit: 6, kind: 'missing' },
    })
  })
})

describe('what the chain cannot show by itself', () => {
  const anchors = [10, count].map((commit) => ({ commit, sha256: lines[commit - 1]?.slice(-66, -2) ?? '' }))

  it('commits cut off the end: a head that was kept elsewhere shows it', async () => {
    const cut = holding(lines.slice(0, -1))
    expect((await verify(cut)).commit).toBe(count - 1)
    await expect(verify(cut, { anchors })).rejects.toMatchObject({
      code: 'diverged',
      data: { commit: count },
    })
    expect((await verify(holding(lines), { anchors })).commit).toBe(count)
  })

  it('an end that was computed anew, and a head of another log', async () => {
    const rewritten = holding(forged(count, edit(/"on":"20\d\d/, '"on":"2019')))
    expect((await verify(rewritten)).commit).toBe(count)
    await expect(verify(rewritten, { anchors })).rejects.toMatchObject({ code: 'diverged' })
    const other = { commit: 10, sha256: 'f'.repeat(64) }
    await expect(verify(holding(lines), { anchors: [other] })).rejects.toMatchObject({
      code: 'diverged',
      data: { commit: 10 },
    })
  })
})

describe('commitsOf', () => {
  it('gives every commit in order, and stops before the first that is not sound', async () => {
    const numbers: number[] = []
    for await (const { commit } of commitsOf(holding(lines))) numbers.push(commit)
    expect(numbers).toEqual(lines.map((_, index) => index + 1))
    numbers.length = 0
    const reading = async () => {
      for await (const { commit } of commitsOf(holding(altered(9, edit('"', ' "'))))) numbers.push(commit)
    }
    await expect(reading()).rejects.toMatchObject({ code: 'corrupt', data: { commit: 9 } })
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })
})
