import type { Row, Section } from '@tiendo/report'
import { type Honour, recipientCounts } from '../honours.ts'
import { authorityText, none, recipientText, text, type Words } from './words.ts'

export function honoursSection(honours: readonly Honour[], words: Words): Section {
  const { say } = words
  const title = say('honours')
  if (honours.length === 0)
    return { id: 'honours', title, blocks: [{ kind: 'text', text: say('noHonours') }] }
  const columns = [say('form'), say('recipients'), say('issuer'), say('on'), say('revoked')]
  const table = { id: 'honours-list', title, columns, rows: honours.map((honour) => rowOf(honour, words)) }
  return {
    id: 'honours',
    title,
    blocks: [
      { kind: 'table', table },
      { kind: 'text', text: say('honoursSum', recipientCounts(honours)), isNote: true },
    ],
  }
}

function rowOf({ form, class: rank, recipients, authority, on, revoked }: Honour, words: Words): Row {
  const { say, date } = words
  return {
    label: rank === undefined ? form : say('withClass', { form, class: rank }),
    cells: [
      text(recipients.map((recipient) => recipientText(recipient, words)).join('; ')),
      text(authorityText(authority, words)),
      { type: 'date', date: on },
      revoked === undefined ? none : text(say('reason', { date: date(revoked.on), reason: revoked.reason })),
    ],
  }
}
