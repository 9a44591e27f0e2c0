import { parseArgs } from 'node:util'
import { findData } from './data-folder.ts'
import { printed } from './print.ts'
import { holds } from './section.ts'
import { computeSections } from './sections.ts'

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } })
const { folder, absence } = findData()

if (folder === undefined) {
  console.log(values.json ? JSON.stringify({ skipped: absence }) : `Nothing computed: ${absence}`)
} else {
  const sections = await computeSections(folder)
  const checks = sections.flatMap((section) => section.checks)
  const differing = checks.filter((check) => !holds(check))
  if (values.json) {
    console.log(JSON.stringify({ ok: differing.length === 0, sections }, null, 2))
  } else {
    for (const section of sections) console.log(printed(section))
    console.log(`${checks.length} numbers, ${differing.length} of them different from what is stated.`)
  }
  if (differing.length > 0) process.exitCode = 1
}
