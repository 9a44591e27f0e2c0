import type { Boundary, Read } from '@tiendo/core'
import type { AssessmentCommand } from './commands.ts'
import type { AssessmentEventType } from './events.ts'
import { type History, keyOf, ofType } from './history.ts'

type Item = Boundary[number]

/** What concerns every unit of a round, as against what is said of one of them. */
const ofWholeRound: readonly AssessmentEventType[] = [
  'assessment.RoundOpened',
  'assessment.CheckersAssigned',
  'assessment.RankingPublished',
  'assessment.RankingDecided',
]

/** What must not have changed between deciding and recording: whatever the decider of the command reads. */
export function boundary(command: AssessmentCommand, read: Read): Boundary {
  switch (command.type) {
    case 'assessment.AdoptRubric':
      return [tagged(keyOf.rubric(command.rubric))]
    case 'assessment.AdoptScheme':
      return [tagged(keyOf.scheme(command.scheme, command.version))]
    case 'assessment.FormCluster':
      return [tagged(keyOf.cluster(command.cluster)), ...command.members.map(registered)]
    case 'assessment.JoinCluster':
    case 'assessment.LeaveCluster':
      return [tagged(keyOf.cluster(command.cluster)), registered(command.unit)]
    case 'assessment.ChangeClusterHead':
      return [tagged(keyOf.cluster(command.cluster))]
    case 'assessment.OpenRound':
      return [
        tagged(keyOf.round(command.round)),
        tagged(keyOf.cluster(command.cluster)),
        ...(command.rubric === undefined ? [] : [tagged(keyOf.rubric(command.rubric))]),
        ...plansOf(command),
      ]
    case 'assessment.NamePlans':
      return [tagged(keyOf.round(command.round)), ...plansOf(command)]
    // One unit's scores do not exclude those of another.
    case 'assessment.SelfScore':
    case 'assessment.CrossCheck':
    case 'assessment.CorrectScore':
      return [
        { types: ofWholeRound, tags: [keyOf.round(command.round)] },
        tagged(keyOf.round(command.round), keyOf.assessed(command.unit)),
        ...besides(command.round, read),
      ]
    case 'assessment.Classify':
      return [...ofRound(command.round, read), tagged(keyOf.scheme(command.scheme, command.version))]
    case 'assessment.FreezeFigures':
    case 'assessment.AssignCheckers':
    case 'assessment.DrawCheckers':
    case 'assessment.PublishRanking':
    case 'assessment.LodgeAppeal':
    case 'assessment.DecideAppeal':
    case 'assessment.DecideScores':
    case 'assessment.DecideRanking':
      return ofRound(command.round, read)
    case 'assessment.HoldVote':
      return [
        ...ofRound(command.round, read),
        ...command.results.flatMap((result) => ('unit' in result ? [registered(result.unit)] : [])),
      ]
    case 'assessment.Commend':
      return [
        ...(command.commendation === undefined ? [] : [tagged(keyOf.commendation(command.commendation))]),
        ...command.recipients.flatMap((recipient) =>
          'unit' in recipient ? [registered(recipient.unit)] : [],
        ),
        ...(command.round === undefined ? [] : ofRound(command.round, read)),
      ]
    case 'assessment.RevokeCommendation':
      return [tagged(keyOf.commendation(command.commendation))]
    case 'assessment.SignPact':
      return [tagged(keyOf.pact(command.pact)), tagged(keyOf.cluster(command.cluster))]
    case 'assessment.TakeUpPactTarget':
      return [tagged(keyOf.pact(command.pact)), { types: ['TaskAdded'], tags: [`task:${command.task}`] }]
  }
}

function ofRound(round: string, read: Read): Boundary {
  return [tagged(keyOf.round(round)), ...besides(round, read)]
}

/** The cluster and the criteria table of a round. */
function besides(round: string, read: Read): Boundary {
  const [opened] = ofType(read(keyOf.round(round)) as History | undefined, 'assessment.RoundOpened')
  if (opened === undefined) return []
  const { cluster, rubric } = opened.data
  return [tagged(keyOf.cluster(cluster)), ...(rubric === undefined ? [] : [tagged(keyOf.rubric(rubric))])]
}

function plansOf({
  plan,
  plans = [],
}: Pick<AssessmentCommand & { type: 'assessment.OpenRound' }, 'plan' | 'plans'>): Boundary {
  const named = [...(plan === undefined ? [] : [plan]), ...plans.map((own) => own.plan)]
  return [
    ...plans.map(({ unit }) => registered(unit)),
    ...named.map((each): Item => ({ types: ['PlanIssued'], tags: [`plan:${each}`] })),
  ]
}

function tagged(...tags: readonly string[]): Item {
  return { tags }
}

function registered(unit: string): Item {
  return { types: ['UnitRegistered'], tags: [`unit:${unit}`] }
}
