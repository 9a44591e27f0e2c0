import type { Row, Section } from '@tiendo/report'
import { type Honour, recipientCounts } from '../honours.ts'
import { authorityText, recipientText, text, type Words } from './words.ts'

export function honoursSection(honours: readonly Honour[], words: Words): Section {
  const { say } = words
  const title = say('honours')
  if (honours.length === 0)
    return { id: 'honours', title, blocks: [{ kind: 'text', text: say('noHonours') }] }
  const columns = [say('form'), say('recipients'), say('issuer'), say('on')]
  const table = {
    id: 'honours-list',
    title,
    columns,
    rows: honours.flatMap((honour) => rowsOf(honour, words)),
  }
  return {
    id: 'honours',
    title,
    blocks: [
      { kind: 'table', table },
      { kind: 'text', text: say('honoursSum', recipientCounts(honours)), isNote: true },
    ],
  }
}

function rowsOf(honour: Honour, words: Words): readonly Row[] {
  const { form, class: rank, recipients, authority, on, revoked } = honour
  const { say, date } = words
  const row: Row = {
    label: rank === undefined ? form : say('withClass', { form, class: rank }),
    cells: [
      text(recipients.map((recipient) => recipientText(recipient, words)).join('; ')),
      text(authorityText(authority, words)),
      { type: 'date', date: on },
    ],
  }
  if (revoked === undefined) return [row]
  const note = say('revoked', { date: date(revoked.on), reason: revoked.reason })
  return [row, { label: note, style: 'note', cells: [] }]
}
