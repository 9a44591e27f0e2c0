import { bacLieu2021 } from '../bac-lieu-2021/scenario.ts'
import { bacTrungBo2022 } from '../bac-trung-bo-2022/scenario.ts'
import { dongNamBo2022 } from '../dong-nam-bo-2022/scenario.ts'
import { dongThap2021 } from '../dong-thap-2021/scenario.ts'
import { inOrder } from '../in-order.ts'
import { longAn2024 } from '../long-an-2024/scenario.ts'
import type { Command, Entry, Scenario } from '../scenario.ts'
import { figures } from './figures.ts'
import { mergersOf2025 } from './mergers.ts'

const documents = [bacLieu2021, dongThap2021, dongNamBo2022, bacTrungBo2022, longAn2024]

/** The five documents in one workspace, as if one office had kept it from 2021 on, and the mergers of 2025. */
export const acrossYears: Scenario = {
  name: 'across-years',
  seed: 34,
  entries: () => [
    ...registeredOnce(inOrder(documents.flatMap(({ entries }) => entries()))),
    ...mergersOf2025(),
  ],
  figures,
}

/** Each document registers the units that it needs; here the first one to do so has done it for all. */
function registeredOnce(entries: readonly Entry[]): readonly Entry[] {
  const registered = new Set<string>()
  const isNew = (command: Command) => {
    if (command.type !== 'RegisterUnit') return true
    const isFirst = !registered.has(command.unit)
    registered.add(command.unit)
    return isFirst
  }
  return entries.flatMap((entry) => {
    if (typeof entry.commands === 'function') return [entry]
    const commands = entry.commands.filter(isNew)
    return commands.length === 0 ? [] : [{ ...entry, commands }]
  })
}
