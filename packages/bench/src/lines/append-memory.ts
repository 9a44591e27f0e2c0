import type { Line } from '../line.ts'
import { titleOf } from '../peers.ts'
import { type Entrant, entriesOf, race } from '../race.ts'

const [dcb, castore, emmett] = [titleOf('dcb-es'), titleOf('castore'), titleOf('emmett')]
const limit = 'limit'
const noGuard = 'no guard over the log, no hash, no serialisation'

interface Contender {
  readonly name: string
  readonly program: string
  readonly peer?: Entrant['peer']
  readonly remark?: string
  /** How many appends of it are timed on a log that is long already. */
  readonly window: number
}

const contenders: readonly Contender[] = [
  { name: 'tiendo', program: 'tiendo', window: 5000 },
  {
    name: limit,
    program: 'limit',
    window: 5000,
    remark: 'JSON.stringify + crypto.hash + push, synchronous, no guard',
  },
  { name: dcb, program: 'dcb', peer: 'dcb-es', window: 10, remark: 'guards; no hash, no serialisation' },
  { name: castore, program: 'castore', peer: 'castore', window: 1000, remark: noGuard },
  { name: emmett, program: 'emmett', peer: 'emmett', window: 1000, remark: noGuard },
]

function entrant({ name, program, peer, remark }: Contender, parameters: object): Entrant {
  return {
    name,
    contestant: [peer === undefined ? 'append-memory' : 'append-memory-peers', program],
    parameters,
    ...(peer === undefined ? {} : { peer }),
    ...(remark === undefined ? {} : { remark }),
  }
}

const count = (events: number) => events.toLocaleString('en-US')

export const appendMemory: Line = {
  name: 'append-memory',
  title: 'Guarded appends in memory, one event a commit, 130 plans in turn, each awaited',
  targets: [
    { row: 'short', against: dcb, atLeast: 2 },
    { row: 'short', against: limit, atLeast: 0.5 },
    { row: 'short', against: castore, atLeast: 0.8 },
    { row: 'middle', against: castore, atLeast: 1.1 },
    { row: 'long', against: dcb, atLeast: 5 },
    { row: 'long', against: castore, atLeast: 5 },
    { row: 'long', against: emmett, atLeast: 5 },
    { row: 'flat', against: 'tiendo on the short log', atMost: 1.3 },
  ],
  async run({ quick }) {
    const [short, middle, long] = quick ? [1000, 2000, 5000] : [20_000, 200_000, 1_000_000]
    const fresh = (length: number) => ({ prefill: 0, count: length, isFresh: true })
    const shortCount = quick ? 2 : 7
    const shortResults = await race(
      contenders.map((each) => entrant(each, fresh(short))),
      { repetitions: shortCount },
    )
    const middleCount = quick ? 1 : 3
    const middleResults = await race(
      contenders.filter(({ program }) => program !== 'dcb').map((each) => entrant(each, fresh(middle))),
      { repetitions: middleCount, warmups: 0 },
    )
    const windowOf = (window: number) => (quick ? Math.min(window, 200) : window)
    const onLong = contenders.map((each) =>
      entrant(each, { prefill: long, count: windowOf(each.window), isFresh: false }),
    )
    const [ours, ...others] = contenders as [Contender, ...Contender[]]
    const onShort = entrant(
      { ...ours, name: 'tiendo on the short log' },
      { prefill: quick ? 500 : 10_000, count: windowOf(ours.window), isFresh: false },
    )
    const windowCount = quick ? 2 : 7
    const windowResults = await race([...onLong, onShort], {
      repetitions: windowCount,
      warmups: quick ? 1 : 3,
    })
    const windows = new Map([ours, ...others].map(({ name, window }) => [name, windowOf(window)]))
    const perSecond = (events: number) => (ms: number) => (events / ms) * 1000
    const longEntries = windowResults
      .slice(0, -1)
      .flatMap((result) => entriesOf([result], perSecond(windows.get(result.entrant.name) as number)))
    const flat = [windowResults[0], windowResults.at(-1)].flatMap((result) =>
      result === undefined
        ? []
        : entriesOf([result], (ms) => (ms * 1000) / windowOf(ours.window)).map((entry) => ({
            ...entry,
            remark:
              'ms' in result.outcome
                ? `of it ${(((result.outcome.figures['gcMs'] ?? 0) * 1000) / windowOf(ours.window)).toFixed(2)} µs garbage collection`
                : '',
          })),
    )
    return {
      rows: [
        {
          key: 'short',
          what: `from an empty log to ${count(short)} events`,
          unit: 'events/s',
          repetitions: shortCount,
          entries: entriesOf(shortResults, perSecond(short)),
        },
        {
          key: 'middle',
          what: `from an empty log to ${count(middle)} events`,
          unit: 'events/s',
          repetitions: middleCount,
          entries: entriesOf(middleResults, perSecond(middle)),
        },
        {
          key: 'long',
          what: `appends to a log of ${count(long)} events`,
          unit: 'events/s',
          repetitions: windowCount,
          entries: longEntries,
        },
        {
          key: 'flat',
          what: `one append to a log of ${count(long)} events, beside one of ${count(quick ? 500 : 10_000)}`,
          unit: 'µs',
          repetitions: windowCount,
          entries: flat,
        },
      ],
      remarks: [
        `Windows on the long log: ${contenders.map(({ name }) => `${name} ${windows.get(name)}`).join(', ')} appends. The logs of the peers were filled at once: @dcb-es through its constructor, Emmett with one append a stream, Castore in its public field, which leaves it as fast as after as many appends. Ours was filled by appending.`,
        `${dcb} is left out of the middle row: it copies the whole log with every append, which takes minutes.`,
      ],
    }
  },
}
