import { assessment } from '@tiendo/assessment'
import { describe, expect, it } from 'vitest'
import { oneOfEach } from './commands.ts'

/** By the kinds of what is tagged: the round is that of `oneOfEach`, of cluster `c` and criteria table `r`. */
const covered: Readonly<Record<string, readonly string[]>> = {
  AdoptRubric: ['rubric'],
  AdoptScheme: ['scheme'],
  FormCluster: ['cluster', 'unit'],
  JoinCluster: ['cluster', 'unit'],
  LeaveCluster: ['cluster', 'unit'],
  ChangeClusterHead: ['cluster'],
  OpenRound: ['round', 'cluster', 'rubric'],
  NamePlans: ['round', 'unit', 'plan'],
  FreezeFigures: ['round', 'cluster', 'rubric'],
  AssignCheckers: ['round', 'cluster', 'rubric'],
  DrawCheckers: ['round', 'cluster', 'rubric'],
  SelfScore: ['round', 'assessed', 'cluster', 'rubric'],
  CrossCheck: ['round', 'assessed', 'cluster', 'rubric'],
  PublishRanking: ['round', 'cluster', 'rubric'],
  LodgeAppeal: ['round', 'cluster', 'rubric'],
  DecideAppeal: ['round', 'cluster', 'rubric'],
  DecideScores: ['round', 'cluster', 'rubric'],
  CorrectScore: ['round', 'assessed', 'cluster', 'rubric'],
  DecideRanking: ['round', 'cluster', 'rubric'],
  HoldVote: ['round', 'cluster', 'rubric', 'unit'],
  Classify: ['round', 'cluster', 'rubric', 'scheme'],
  Commend: ['commendation', 'unit', 'round', 'cluster', 'rubric'],
  RevokeCommendation: ['commendation'],
  SignPact: ['pact', 'cluster'],
  TakeUpPactTarget: ['pact', 'task'],
}

const opened = {
  type: 'assessment.RoundOpened',
  on: '2021-02-01',
  position: 1,
  data: { round: '2021', cluster: 'c', rubric: 'r' },
}
const read = (key: string) => (key === 'round:2021' ? { events: [opened] } : undefined)

describe('the boundary of a command', () => {
  it('covers everything that its decider reads', () => {
    const found = new Map<string, Set<string>>()
    for (const command of oneOfEach.filter(({ type }) => type in assessment.commands)) {
      const name = command.type.replace('assessment.', '')
      const tags = assessment.boundary(command as never, read).flatMap(({ tags = [] }) => tags)
      const kinds = tags.map((tag) => tag.slice(0, tag.indexOf(':')))
      found.set(name, new Set([...(found.get(name) ?? []), ...kinds]))
    }
    // The figures of a round are frozen by a command of the same boundary as the rest.
    found.set('FreezeFigures', found.get('FreezeFigures') ?? kindsOfFreezing())
    expect(new Map([...found].map(([name, kinds]) => [name, [...kinds].sort()]))).toEqual(
      new Map(Object.entries(covered).map(([name, kinds]) => [name, kinds.toSorted()])),
    )
  })
})

function kindsOfFreezing(): Set<string> {
  const command = { type: 'assessment.FreezeFigures', round: '2021', asOf: '2021-10-31', on: '2021-11-01' }
  const tags = assessment.boundary(command as never, read).flatMap(({ tags: each = [] }) => each)
  return new Set(tags.map((tag) => tag.slice(0, tag.indexOf(':'))))
}
