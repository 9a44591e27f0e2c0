import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { cpus, release, totalmem, type } from 'node:os'
import { join } from 'node:path'
import { root } from '../../../scripts/run.mjs'
import { svgOf } from './chart.ts'
import { peers } from './peers.ts'
import { cellsOf, columns, type LineReport, timesOf } from './report.ts'

const path = join(root, 'docs', 'reference', 'benchmarks.md')
const chartName = 'benchmarks-growth.svg'
const begin = '<!-- Written by `npm run bench -- --write`: changes up to the end mark are lost. -->'
const end = '<!-- End of what is written. -->'

export const emptyDocument = `# Benchmarks\n\n${begin}\n${end}\n`

/** Replaces what stands between the marks; the text around them stays. */
export async function writeDocument(
  reports: readonly LineReport[],
  seconds: number,
  date: Date,
): Promise<void> {
  const before = existsSync(path) ? await readFile(path, 'utf8') : emptyDocument
  await writeFile(path, replaced(before, tablesOf(reports, seconds, date)))
  for (const { chart } of reports)
    if (chart !== undefined) await writeFile(join(root, 'docs', 'reference', chartName), await svgOf(chart))
}

/** @throws {Error} where the marks are gone, so that nothing that somebody wrote is overwritten */
export function replaced(document: string, written: string): string {
  const [from, to] = [document.indexOf(begin), document.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`The marks for what is written are missing: ${begin} and ${end}`)
  return `${document.slice(0, from)}${begin}\n\n${written}\n\n${document.slice(to)}`
}

function tablesOf(reports: readonly LineReport[], seconds: number, date: Date): string {
  const [cpu] = cpus()
  const machine = `${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${release()}`
  const versions = Object.values(peers).map(({ title, packages }) => `${title} ${Object.values(packages)[0]}`)
  const facts = [
    `| command | \`npm run bench -- --write\`, ${Math.round(seconds)} s |`,
    `| date | ${date.toISOString().slice(0, 10)} |`,
    `| machine | ${machine} |`,
    `| Node | ${process.versions.node} |`,
    `| peers | ${versions.join(', ')} |`,
  ]
  const head = ['| | |', '|---|---|', ...facts].join('\n')
  return [head, ...reports.map(sectionOf)].join('\n\n')
}

function sectionOf({ name, title, rows, remarks, chart, failure }: LineReport): string {
  const tables = rows.map((row) => {
    const shown = row.verdicts.map((verdict) => cellsOf(verdict, row))
    const lines = [columns, columns.map(() => '---'), ...shown].map(
      (cells) => `| ${cells.map(inCell).join(' | ')} |`,
    )
    return `**${row.what}** (${timesOf(row)})\n\n${lines.join('\n')}`
  })
  const picture = chart === undefined ? [] : [`![${chart.title}. ${chart.description}](${chartName})`]
  const failed = failure === undefined ? [] : ['This line failed.']
  return [`## ${name}`, `${title}.`, ...failed, ...tables, ...picture, ...remarks].join('\n\n')
}

function inCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}
