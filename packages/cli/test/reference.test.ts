import { readFileSync, writeFileSync } from 'node:fs'
import type { Command } from 'commander'
import { expect, it } from 'vitest'
import { exitCodes } from '../src/failure.ts'
import { commandNames, programOf } from '../src/program.ts'

const path = new URL('../../../docs/reference/cli.md', import.meta.url)
const [start, end] = ['<!-- commands -->\n', '<!-- end -->']

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ')

function described(command: Command): string {
  const help = command.createHelp()
  const usage = `tiendo ${help.commandUsage(command)}`.replace('tiendo tiendo', 'tiendo')
  const args = help.visibleArguments(command).map((argument) => {
    return `| \`${argument.name()}\` | ${cell(help.argumentDescription(argument))} |`
  })
  const options = help
    .visibleOptions(command)
    .filter(({ long }) => long !== '--help')
    .map((option) => `| \`${option.flags}\` | ${cell(help.optionDescription(option))} |`)
  const [, examples = ''] = afterHelp(command).split('Examples:\n')
  return [
    `## tiendo ${command.name()}`,
    '',
    `${command.description()}.`,
    '',
    '```text',
    usage,
    '```',
    '',
    ...(args.length === 0 ? [] : ['| argument | |', '|---|---|', ...args, '']),
    ...(options.length === 0 ? [] : ['| option | |', '|---|---|', ...options, '']),
    ...(examples === '' ? [] : ['```sh', examples.trimEnd().replace(/^ {2}/gm, ''), '```', '']),
  ].join('\n')
}

function afterHelp(command: Command): string {
  let text = ''
  command.configureOutput({ writeOut: (written) => (text += written) }).outputHelp()
  return text
}

it('docs/reference/cli.md says of every command what the command says; UPDATE_REFERENCE=1 writes it', async () => {
  const program = await programOf(
    {
      folder: '.',
      environment: {},
      print: () => undefined,
      complain: () => undefined,
      readInput: async () => new Uint8Array(),
      isTerminal: { output: false, errors: false },
      now: () => 0,
    },
    '0.0.0',
  )
  expect(program.commands.map((command) => command.name())).toEqual(commandNames)
  const text = readFileSync(path, 'utf8')
  const [from, to] = [text.indexOf(start) + start.length, text.indexOf(end)]
  expect([from >= start.length, to >= from]).toEqual([true, true])
  const made = `\n${program.commands.map(described).join('\n')}\n`
  if (process.env['UPDATE_REFERENCE'] !== undefined)
    writeFileSync(path, text.slice(0, from) + made + text.slice(to))
  else expect(text.slice(from, to)).toBe(made)
})

it('docs/reference/cli.md lists the exit codes', () => {
  const listed = [...readFileSync(path, 'utf8').matchAll(/^\| (\d) \|/gm)].map(([, code]) => Number(code))
  expect(listed).toEqual(Object.values(exitCodes))
})
