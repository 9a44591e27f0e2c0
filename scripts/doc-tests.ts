import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The code of a `ts` fence, the line the fence opens on, and what the document says that the code prints. */
interface Example {
  readonly line: number
  readonly language: string
  readonly code: string
  output?: string
}

/**
 * Makes a test file of a Markdown file. Each `ts` or `tsx` fence is a test of its own; with `no-run` it is not
 * executed. Where the next fence is marked `text output`, the code must have written that text with console.log.
 */
export function docTests(): Plugin {
  const exampleId = /^(.+\.md)\.(\d+)\.tsx?$/
  return {
    name: 'doc-tests',
    enforce: 'pre',
    resolveId: (id) => (exampleId.test(id) ? id : undefined),
    load(id) {
      const [, document, index] = exampleId.exec(id) ?? []
      if (document !== undefined) return moduleOf(examplesIn(document)[Number(index)])
      return id.endsWith('.md') ? testsOf(id) : undefined
    },
  }
}

/** A document without an example is left out: a test file without a test fails. */
export function documentsWithExamples(): string[] {
  const inDocs = existsSync(`${root}docs`) ? readdirSync(`${root}docs`, { recursive: true }) : []
  const documents = [
    'README.md',
    ...readdirSync(`${root}packages`).map((name) => `packages/${name}/README.md`),
    ...inDocs.map((path) => `docs/${path}`).filter((path) => path.endsWith('.md')),
  ]
  return documents.filter((path) => existsSync(root + path) && examplesIn(root + path).length > 0)
}

function testsOf(document: string): string {
  const runtime = `${root}scripts/doc-tests-runtime.ts`
  const name = document.startsWith(root) ? document.slice(root.length) : document
  const tests = examplesIn(document).map(({ line, language, output }, index) => {
    const run = `() => import(${JSON.stringify(`${document}.${index}.${language}`)})`
    return `test(${JSON.stringify(`${name}:${line}`)}, () => runExample(${run}, ${JSON.stringify(output)}))`
  })
  return [
    `import { test } from 'vitest'`,
    `import { runExample } from ${JSON.stringify(runtime)}`,
    ...tests,
  ].join('\n')
}

function moduleOf(example: Example | undefined): string {
  if (!example) throw new Error('The document changed while its examples were being run')
  // Blank lines in front give stack traces the line numbers of the document.
  return `${'\n'.repeat(example.line)}${example.code}\nexport {}\n`
}

function examplesIn(document: string): Example[] {
  const examples: Example[] = []
  let previous: Example | undefined
  for (const { line, info, text } of fencesIn(readFileSync(document, 'utf8'))) {
    const [language, ...flags] = info.split(/\s+/)
    const isOutput = (language === 'text' || language === 'txt') && flags.includes('output')
    if (isOutput) {
      if (!previous) throw new Error(`${document}:${line}: an output without executed code before it`)
      previous.output = text
      previous = undefined
    } else if ((language === 'ts' || language === 'tsx') && !flags.includes('no-run')) {
      previous = { line, language, code: text }
      examples.push(previous)
    } else {
      previous = undefined
    }
  }
  return examples
}

function* fencesIn(markdown: string): Generator<{ line: number; info: string; text: string }> {
  const lines = markdown.split(/\r?\n/)
  for (let at = 0; at < lines.length; at++) {
    const [, indent, marks, info] = /^(\s*)(`{3,}|~{3,})\s*(.*)$/.exec(lines[at] ?? '') ?? []
    if (indent === undefined || marks === undefined || info === undefined) continue
    const line = at + 1
    const text: string[] = []
    while (++at < lines.length && lines[at]?.trim() !== marks) {
      const current = lines[at] ?? ''
      // A fence inside a list item is indented as a whole.
      text.push(current.startsWith(indent) ? current.slice(indent.length) : current.trimStart())
    }
    yield { line, info: info.trim(), text: text.join('\n') }
  }
}
