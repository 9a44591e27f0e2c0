import { readFile } from 'node:fs/promises'
import { type Commit, commitsOf, memoryStorage, openTracker, verify } from '@tiendo/core'
import { hostileTexts, sealLines } from '@tiendo/core/testing'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { CloudEvent } from 'cloudevents'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { toCloudEvents } from './to-cloud-events.ts'
import { type CalendarTask, toICalendar } from './to-icalendar.ts'
import { toNdjson } from './to-ndjson.ts'
import { toOcel } from './to-ocel.ts'

const stream = await readFile(
  new URL('../../../../examples/scenarios/bac-lieu-2021/stream.ndjson', import.meta.url),
  'utf8',
)

async function storageOf(lines: readonly string[]) {
  const storage = memoryStorage()
  await storage.append((await storage.read(0, 0)).head, () => lines)
  return storage
}

const bacLieu = () => storageOf(stream.trimEnd().split('\n'))

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = []
  for await (const item of items) list.push(item)
  return list
}

const titled = (title: string) => [
  ...sealLines([
    {
      id: 'c-1',
      at: '2021-01-02T00:00:00.000Z',
      events: [{ type: 'UnitRegistered', on: '2021-01-01', data: { unit: 'u', name: title } }],
    },
  ]),
]

describe('NDJSON', () => {
  it('is the file of the log to the letter, and leads to the same head when it is opened again', async () => {
    const storage = await bacLieu()
    const text = (await all(toNdjson(storage))).join('')
    expect(text).toBe(stream)
    const again = await storageOf(text.trimEnd().split('\n'))
    expect(await verify(again)).toEqual(await verify(storage))
  })

  it('of an empty log is empty', async () => {
    expect(await all(toNdjson(memoryStorage()))).toEqual([])
  })

  it('of a log that is not sound hands out no line', async () => {
    const damaged = await storageOf(stream.replace('"Văn phòng Sở"', '"Văn phòng SỞ"').trimEnd().split('\n'))
    const seen: string[] = []
    const reading = (async () => {
      for await (const line of toNdjson(damaged)) seen.push(line)
    })()
    await expect(reading).rejects.toMatchObject({ code: 'corrupt' })
    expect(seen).toEqual([])
  })
})

describe('CloudEvents', () => {
  const options = { source: 'urn:tiendo:log:01EZC8C3E0478EBVWAGGXKPW7S' }

  it('are valid by the SDK, one for each event, with ids of their own', async () => {
    const found = await all(toCloudEvents(commitsOf(await bacLieu()), options))
    expect(found).toHaveLength(609)
    expect(new Set(found.map(({ id }) => id)).size).toBe(609)
    for (const event of found) expect(new CloudEvent({ ...event }, true).validate()).toBe(true)
  })

  it('have what was recorded as their data', async () => {
    const commits = await all(commitsOf(await bacLieu()))
    const found = await all(toCloudEvents(commitsOf(await bacLieu()), { ...options, typePrefix: 'vn.gov.' }))
    const recorded = commits.flatMap(({ events }) => events)
    expect(found.map(({ data, effective, type }) => [type, effective, data])).toEqual(
      recorded.map(({ type, on, data }) => [`vn.gov.${type}`, on, data]),
    )
  })

  it('keep hostile texts to the letter', async () => {
    for (const text of hostileTexts) {
      const [event] = await all(toCloudEvents(commitsOf(await storageOf(titled(text))), options))
      expect(JSON.parse(new CloudEvent({ ...event! }, true).toString()).data.name).toBe(text)
    }
  })
})

/** The rules of the JSON schema that the standard publishes, where every value is a string. */
const typed = {
  type: 'array',
  items: {
    type: 'object',
    required: ['name', 'attributes'],
    properties: {
      name: { type: 'string' },
      attributes: {
        type: 'array',
        items: {
          type: 'object',
          required: ['name', 'type'],
          properties: {
            name: { type: 'string' },
            type: { enum: ['string', 'time', 'integer', 'float', 'boolean'] },
          },
        },
      },
    },
  },
}
const instances = (ofEvents: boolean) => ({
  type: 'array',
  items: {
    type: 'object',
    required: ofEvents ? ['id', 'type', 'time'] : ['id', 'type'],
    properties: {
      id: { type: 'string' },
      type: { type: 'string' },
      ...(ofEvents ? { time: { type: 'string', format: 'date-time' } } : {}),
      attributes: {
        type: 'array',
        items: {
          type: 'object',
          required: ofEvents ? ['name', 'value'] : ['name', 'value', 'time'],
          properties: {
            name: { type: 'string' },
            value: { type: 'string' },
            ...(ofEvents ? {} : { time: { type: 'string', format: 'date-time' } }),
          },
        },
      },
      relationships: {
        type: 'array',
        items: {
          type: 'object',
          required: ['objectId', 'qualifier'],
          properties: { objectId: { type: 'string' }, qualifier: { type: 'string' } },
        },
      },
    },
  },
})
const schema = {
  type: 'object',
  required: ['eventTypes', 'objectTypes', 'events', 'objects'],
  properties: { eventTypes: typed, objectTypes: typed, events: instances(true), objects: instances(false) },
}

describe('OCEL', () => {
  const ajv = new Ajv()
  formats['default'](ajv)
  const isValid = ajv.compile(schema)
  const readAs: { [type: string]: RegExp } = {
    string: /^/,
    time: /^\d{4}-\d{2}-\d{2}T00:00:00Z$/,
    integer: /^\d+$/,
    float: /^\d+(\.\d+)?$/,
    boolean: /^(true|false)$/,
  }

  it('is valid by the schema, and every attribute is declared and of its type', async () => {
    const ocel = await toOcel(commitsOf(await bacLieu()))
    expect(isValid(ocel), JSON.stringify(isValid.errors)).toBe(true)
    expect(ocel.events).toHaveLength(609)
    for (const [types, things] of [
      [ocel.eventTypes, ocel.events],
      [ocel.objectTypes, ocel.objects],
    ] as const)
      for (const { type, attributes } of things) {
        const declared = types.find(({ name }) => name === type)!.attributes
        for (const { name, value } of attributes)
          expect(value).toMatch(readAs[declared.find((each) => each.name === name)!.type]!)
      }
  })

  it('relates only to objects that it has', async () => {
    const { events, objects } = await toOcel(commitsOf(await bacLieu()))
    const ids = new Set(objects.map(({ id }) => id))
    expect(ids.size).toBe(objects.length)
    expect(new Set(objects.map(({ type }) => type))).toEqual(
      new Set(['unit', 'plan', 'group', 'task', 'review']),
    )
    for (const { relationships } of [...events, ...objects])
      for (const { objectId } of relationships) expect(ids).toContain(objectId)
  })

  it('has the deadlines of a task with the times at which they were recorded', async () => {
    const commits: Commit[] = await all(commitsOf(await bacLieu()))
    const changed = commits
      .flatMap((commit) => commit.events.map((event) => ({ at: commit.at, event })))
      .find(({ event }) => event.type === 'DeadlineChanged')!
    const { objects } = await toOcel(commitsOf(await bacLieu()))
    const task = objects.find(({ id }) => id === `task:${String(changed.event.data['task'])}`)!
    expect(task.attributes).toContainEqual({
      name: 'deadline',
      time: changed.at,
      value: `${String(changed.event.data['to'])}T00:00:00Z`,
    })
  })
})

describe('iCalendar', () => {
  const head = {
    log: '01EZC8C3E0478EBVWAGGXKPW7S',
    commit: 1,
    position: 1,
    at: '2021-07-09T02:00:00.000Z',
    sha256: '',
  }
  const task: CalendarTask = {
    task: 't1',
    code: '1.1',
    title: 'Thẩm định',
    lead: 'Sở Tư pháp',
    status: 'openOverdue',
    deadline: '2021-06-30',
    percent: 40,
  }
  const read = (tasks: readonly CalendarTask[]) =>
    new ICAL.Component(ICAL.parse(toICalendar(tasks, { head, name: 'Kế hoạch' })) as never)

  it('is read by ical.js with what the task says', () => {
    const calendar = read([task])
    expect(calendar.getAllSubcomponents()).toHaveLength(1)
    const todo = calendar.getFirstSubcomponent('vtodo')!
    const value = (name: string) => String(todo.getFirstPropertyValue(name))
    expect(['uid', 'summary', 'due', 'dtstamp', 'status', 'percent-complete'].map(value)).toEqual([
      't1@01EZC8C3E0478EBVWAGGXKPW7S',
      '1.1 Thẩm định',
      '2021-06-30',
      '2021-07-09T02:00:00Z',
      'IN-PROCESS',
      '40',
    ])
    expect(value('description')).toBe('Sở Tư pháp\n2021-06-30')
  })

  it('has open tasks only, and no due day while the clock of a deadline stands', () => {
    const calendar = read([
      { ...task, status: 'completedLate' },
      { ...task, status: 'outOfScope' },
      { ...task, status: 'suspended' },
    ])
    expect(calendar.getAllSubcomponents()).toHaveLength(1)
    expect(calendar.getFirstSubcomponent('vtodo')!.getFirstProperty('due')).toBeNull()
  })

  const injections = [
    'a\r\nEND:VTODO\r\nBEGIN:VEVENT',
    'a\nBEGIN:VEVENT',
    'a\u2028b\u0085c',
    '\u0007\u001b]0;x',
    'a;b,c\\n',
  ]
  it.each([...hostileTexts, ...injections, 'đ'.repeat(300), '😀'.repeat(99)])(
    'stays one to-do with a text in it: %j',
    (title) => {
      const text = toICalendar([{ ...task, title, lead: title, categories: [title, 'b'] }], { head })
      for (const line of text.split('\r\n')) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
        expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\ufffd]/)
      }
      const calendar = new ICAL.Component(ICAL.parse(text) as never)
      expect(calendar.getAllSubcomponents().map(({ name }) => name)).toEqual(['vtodo'])
      const kept = title
        .replace(/\r\n|[\n\r\u0085\u2028\u2029]/g, '\n')
        .replace(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
      const todo = calendar.getFirstSubcomponent('vtodo')!
      expect(todo.getFirstPropertyValue('summary')).toBe(`1.1 ${kept}`)
      expect(todo.getFirstProperty('categories')!.getValues()).toEqual([kept, 'b'])
    },
  )

  it('is made of what a tracker explains', async () => {
    const tracker = await openTracker({ storage: await bacLieu(), timeZone: 'Asia/Ho_Chi_Minh' })
    const { tasks } = tracker.explain({ asOf: '2021-07-09' }, 'assigned')
    const text = toICalendar(tasks, { head: tracker.head })
    expect(text).toBe(toICalendar(tasks, { head: tracker.head }))
    const open = tasks.filter(({ status }) => status.startsWith('open') || status === 'suspended')
    expect(new ICAL.Component(ICAL.parse(text) as never).getAllSubcomponents()).toHaveLength(open.length)
    await tracker.close()
  })
})
