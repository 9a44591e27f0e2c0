import tab from '@bomb.sh/tab'
import { Argument, type Command } from 'commander'
import type { AddCommand } from '../command.ts'

/** `tiendo completion`: a script by which a shell completes commands and options. */
export const addCompletion: AddCommand = (program) => {
  program
    .command('completion')
    .description('a script by which a shell completes commands: source <(tiendo completion bash)')
    .addArgument(
      new Argument('<shell>', 'which shell').choices(['bash', 'zsh', 'fish', 'powershell', 'complete']),
    )
    .argument('[words...]')
    .usage('<bash|zsh|fish|powershell>')
    .allowUnknownOption()
    .action((shell: string, typed: readonly string[]) => {
      for (const command of program.commands) describe(command)
      // The scripts ask back with `tiendo completion complete -- WORDS`.
      if (shell === 'complete') tab.parse([...typed])
      else tab.setup('tiendo', 'tiendo completion', shell)
    })
}

function describe(command: Command): void {
  const described = tab.command(command.name(), command.description())
  for (const { long, short, description, argChoices, required, optional } of command.options) {
    if (long === undefined || long === null) continue
    const takesValue = required || optional
    const choose = (complete: (value: string, description: string) => void) => {
      for (const choice of argChoices ?? []) complete(choice, '')
    }
    const name = long.slice(2)
    const letter = short?.slice(1)
    if (takesValue) described.option(name, description, choose, letter)
    else described.option(name, description, letter)
  }
  for (const argument of command.registeredArguments) {
    const { argChoices, variadic } = argument
    described.argument(
      argument.name(),
      (complete) => {
        for (const choice of argChoices ?? []) complete(choice, '')
      },
      variadic,
    )
  }
}
