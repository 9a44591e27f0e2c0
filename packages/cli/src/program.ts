import { Command } from 'commander'
import type { AddCommand } from './command.ts'
import type { Surroundings } from './surroundings.ts'

/** The commands in the order in which help lists them. Each is loaded when it is wanted: `--version` loads none. */
const commands = {
  init: async () => (await import('./commands/init.ts')).addInit,
  import: async () => (await import('./commands/import.ts')).addImport,
  add: async () => (await import('./commands/add.ts')).addAdd,
  progress: async () => (await import('./commands/progress.ts')).addProgress,
  complete: async () => (await import('./commands/complete.ts')).addComplete,
  amend: async () => (await import('./commands/amend.ts')).addAmend,
  figures: async () => (await import('./commands/figures.ts')).addFigures,
  explain: async () => (await import('./commands/explain.ts')).addExplain,
  diff: async () => (await import('./commands/diff.ts')).addDiff,
  tasks: async () => (await import('./commands/tasks.ts')).addTasks,
  report: async () => (await import('./commands/report.ts')).addReport,
  ranking: async () => (await import('./commands/ranking.ts')).addRanking,
  publish: async () => (await import('./commands/publish.ts')).addPublish,
  seal: async () => (await import('./commands/publish.ts')).addSeal,
  log: async () => (await import('./commands/log.ts')).addLog,
  verify: async () => (await import('./commands/verify.ts')).addVerify,
  export: async () => (await import('./commands/export.ts')).addExport,
  copy: async () => (await import('./commands/copy.ts')).addCopy,
  doctor: async () => (await import('./commands/doctor.ts')).addDoctor,
  completion: async () => (await import('./commands/completion.ts')).addCompletion,
} as const satisfies Readonly<Record<string, () => Promise<AddCommand>>>

export const commandNames: readonly string[] = Object.keys(commands)

const exitCodeHelp = `
Exit codes: 0 done; 1 the log says no, or a check found something; 2 the command line is wrong;
3 the log or a file cannot be read or written.
Environment: TIENDO_LOG is the log unless --log is stated; NO_COLOR turns colours off.
`

/** The whole program; only `wanted` of its commands where that is one. */
export async function programOf(
  surroundings: Surroundings,
  version: string,
  wanted?: string,
): Promise<Command> {
  const program = new Command('tiendo')
    .description(
      'Plans, tasks and progress of a log in a folder: record what happened, ask how complete a plan was.',
    )
    .version(version)
    .showSuggestionAfterError()
    .showHelpAfterError('(--help tells more)')
    .addHelpText('after', exitCodeHelp)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => surroundings.print(text),
      // What went wrong is written once, by whoever runs the program.
      writeErr: () => undefined,
    })
  for (const name of namesFor(wanted)) {
    const add = await commands[name as keyof typeof commands]()
    add(program, surroundings)
  }
  for (const command of program.commands) command.copyInheritedSettings(program)
  return program
}

/** Help and suggestions need to know all commands, one that is named only itself. */
function namesFor(wanted: string | undefined): readonly string[] {
  if (wanted === '--version' || wanted === '-V') return []
  return wanted !== undefined && wanted !== 'completion' && Object.hasOwn(commands, wanted)
    ? [wanted]
    : commandNames
}
