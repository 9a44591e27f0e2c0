import { memoryStorage, openTracker, type PlanningCommand, planning } from '@tiendo/core'
import { fixedClock } from '@tiendo/core/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TagIndex } from '../src/log/tag-index.ts'
import { CatalogueSet } from '../src/tracker/catalogue-set.ts'
import { type Decided, decideCommands } from '../src/tracker/decide-commands.ts'
import { Workspace } from '../src/tracker/workspace.ts'
import { anyCommand, commandOf, commandTypes, preparation } from './arbitrary-command.ts'

const nowMs = Date.parse('2021-12-31T12:00:00.000Z')
const catalogues = new CatalogueSet([planning])

/** Decides on a workspace without a log; what is decided is applied only where that is said. */
class Bench {
  readonly #workspace = new Workspace(catalogues)
  #commits = 0

  constructor(commands: readonly PlanningCommand[]) {
    this.#workspace.endReplay()
    for (const command of commands) this.#apply(this.decide(command))
  }

  /** With several commands, the last on the state that the others lead to; `undefined` where one is refused. */
  decide(...commands: readonly PlanningCommand[]): Decided | undefined {
    const options = { nowMs, timeZone: 'UTC', newId: () => 'fresh', by: undefined }
    try {
      return decideCommands(catalogues.checkCommands(commands), this.#workspace, catalogues, options)
    } catch {
      return undefined
    }
  }

  #apply(decided: Decided | undefined): void {
    if (decided === undefined) return
    const position = this.#workspace.position + 1
    const events = decided.events.map((event, index) => ({ ...event, position: position + index }))
    const at = new Date(nowMs).toISOString()
    this.#workspace.apply({
      commit: ++this.#commits,
      position,
      id: `c-${this.#commits}`,
      at,
      events,
      sha256: '',
    })
  }
}

function isExcluded(boundary: Decided['boundary'], { events }: Decided): boolean {
  const recorded = new TagIndex()
  for (const [index, event] of events.entries())
    recorded.add(index + 1, event.type, planning.tagsOf({ ...event, position: index + 1 }))
  return recorded.firstMatch(boundary, 0) !== undefined
}

/** Ids that are made for two commands are never the same, as those of this bench would be. */
function hasOwnId(command: PlanningCommand): boolean {
  switch (command.type) {
    case 'AddTask':
      return command.task !== undefined
    case 'SplitTask':
      return command.into.every((part) => part.task !== undefined)
    case 'MergeTasks':
      return command.into.task !== undefined
    case 'CarryOverTask':
      return command.to.task !== undefined
    case 'RaiseObstacle':
      return command.obstacle !== undefined
    case 'PublishFigures':
      return command.publication !== undefined
    default:
      return true
  }
}

/** Kinds that are refused most of the time are drawn more often, so that each is allowed in some run. */
const rarelyAllowed: readonly string[] = [
  'AddTask',
  'CarryOverTask',
  'ChangeDeadline',
  'MergeTasks',
  'MoveUnit',
]

const someOfEveryKind = fc.tuple(
  ...commandTypes.map((type) => {
    const count = rarelyAllowed.includes(type) ? 16 : 4
    return fc.array(commandOf(type), { minLength: count, maxLength: count })
  }),
)

describe('two racing commands', () => {
  // The log accepts the second one as it was decided unless its boundary excludes what the first one recorded. So
  // wherever the boundary does not, deciding again must give the very same events: otherwise a rule could be broken.
  it('of any two kinds: one is decided the same after whatever its boundary lets pass', () => {
    const met = new Set<string>()
    fc.assert(
      fc.property(preparation, someOfEveryKind, (prepared, drawn) => {
        const bench = new Bench(prepared)
        const allowed = drawn
          .flat()
          .filter(hasOwnId)
          .flatMap((command) => {
            const decided = bench.decide(command)
            return decided === undefined ? [] : [{ command, decided }]
          })
        for (const first of allowed) {
          for (const second of allowed) {
            if (isExcluded(second.decided.boundary, first.decided)) continue
            met.add(`${first.command.type} ${second.command.type}`)
            const both = bench.decide(first.command, second.command)
            const late = both?.events.slice(first.decided.events.length)
            // Most are equal, and telling so in full takes most of the time.
            if (JSON.stringify(late) !== JSON.stringify(second.decided.events))
              expect({ ...second, late }).toEqual({ ...second, late: second.decided.events })
          }
        }
      }),
      { numRuns: 40 },
    )
    // Any two kinds can meet without excluding each other when they are about different things.
    expect(met.size).toBeGreaterThan(0.6 * commandTypes.length ** 2)
    for (const type of commandTypes)
      expect(
        [...met].filter((pair) => pair.startsWith(`${type} `)),
        type,
      ).not.toEqual([])
  })

  it('on two trackers of one log leave nothing without effect, no code twice, and both trackers equal', async () => {
    await fc.assert(
      fc.asyncProperty(preparation, fc.array(anyCommand, { maxLength: 15 }), async (prepared, commands) => {
        const storage = memoryStorage()
        const clock = fixedClock('2021-12-31T12:00:00.000Z')
        const [one, two] = [await openTracker({ storage, clock }), await openTracker({ storage, clock })]
        const overtaken = new Set<number>()
        const execute = async (tracker: typeof one, command: PlanningCommand) => {
          const executed = await tracker.execute(command)
          for (const position of executed.overtaken) overtaken.add(position)
        }
        for (const command of prepared) await execute(one, command).catch(() => {})
        await Promise.allSettled(
          commands.map((command, index) => execute(index % 2 === 0 ? one : two, command)),
        )
        await Promise.all([one.catchUp(), two.catchUp()])
        const asked = { asOf: '2022-12-31', running: false }
        expect(one.explain(asked, 'assigned')).toEqual(two.explain(asked, 'assigned'))
        const tasks = [...one.explain(asked, 'assigned').tasks, ...one.explain(asked, 'outOfScope').tasks]
        const lost = tasks.flatMap(({ ineffective }) => ineffective.map(({ position }) => position))
        expect(lost.filter((position) => !overtaken.has(position))).toEqual([])
        const codes = new Map(tasks.map(({ plan, task, code }) => [task, `${plan}/${code}`]))
        expect(new Set(codes.values()).size).toBe(codes.size)
        await one.close()
      }),
      { numRuns: 150 },
    )
  })
})
