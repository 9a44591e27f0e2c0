import type { Block, Section } from '@tiendo/report'
import type { Ranking } from '../ranking.ts'
import { authorityText, fraction, points, text, type Words } from './words.ts'

export function rankingSection(ranking: Ranking | null, maximum: number | undefined, words: Words): Section {
  const { say } = words
  const title = say('ranking')
  if (ranking === null) return { id: 'ranking', title, blocks: [{ kind: 'text', text: say('noRanking') }] }
  return { id: 'ranking', title, blocks: blocksOf(ranking, maximum, words) }
}

function blocksOf(ranking: Ranking, maximum: number | undefined, words: Words): readonly Block[] {
  const { say, unit, date } = words
  const { status, on, authority, reason, ties, entries, population, unranked } = ranking
  const decided = say(status, { date: date(on) })
  const by = authority && say('by', { decided, authority: authorityText(authority, words) })
  const notes = [
    ...(reason === undefined ? [] : [say('replacedFor', { reason })]),
    say(ties),
    ...(unranked.length === 0
      ? []
      : [
          say('unranked', {
            units: unranked
              .map((entry) =>
                entry.reason === undefined ? unit(entry.unit) : `${unit(entry.unit)} (${entry.reason})`,
              )
              .join('; '),
          }),
        ]),
  ]
  return [
    { kind: 'text', text: by ?? decided },
    {
      kind: 'table',
      table: {
        id: 'ranking-units',
        title: say('ranking'),
        columns: [say('unit'), say('rank'), say('points'), say('maximum'), say('basedOn')],
        rows: entries.map((entry) => ({
          label: unit(entry.unit),
          cells: [
            fraction({ numerator: entry.rank, denominator: population }),
            points(entry.points),
            points(maximum),
            text(entry.basedOn.join(', ')),
          ],
        })),
      },
    },
    ...notes.map((note): Block => ({ kind: 'text', text: note, isNote: true })),
  ]
}
