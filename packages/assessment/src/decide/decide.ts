import type { DecideContext, Decision } from '@tiendo/core'
import type { AssessmentCommand } from '../commands.ts'
import { decideAppeal, lodgeAppeal } from './appeals.ts'
import { adoptScheme, classify } from './classifications.ts'
import { changeClusterHead, formCluster, joinCluster, leaveCluster } from './clusters.ts'
import { commend, holdVote, revokeCommendation } from './commendations.ts'
import { freezeFigures } from './figures.ts'
import { signPact, takeUpPactTarget } from './pacts.ts'
import { decideRanking, publishRanking } from './rankings.ts'
import { adoptRubric, assignCheckers, drawCheckers, namePlans, openRound } from './rounds.ts'
import { correctScore, crossCheck, decideScores, selfScore } from './scores.ts'

type Deciders = {
  readonly [Type in AssessmentCommand['type']]: (
    command: Extract<AssessmentCommand, { readonly type: Type }>,
    context: DecideContext,
  ) => Decision
}

const deciders: Deciders = {
  'assessment.AdoptRubric': adoptRubric,
  'assessment.AdoptScheme': adoptScheme,
  'assessment.FormCluster': formCluster,
  'assessment.JoinCluster': joinCluster,
  'assessment.LeaveCluster': leaveCluster,
  'assessment.ChangeClusterHead': changeClusterHead,
  'assessment.OpenRound': openRound,
  'assessment.NamePlans': namePlans,
  'assessment.FreezeFigures': freezeFigures,
  'assessment.AssignCheckers': assignCheckers,
  'assessment.DrawCheckers': drawCheckers,
  'assessment.SelfScore': selfScore,
  'assessment.CrossCheck': crossCheck,
  'assessment.PublishRanking': publishRanking,
  'assessment.LodgeAppeal': lodgeAppeal,
  'assessment.DecideAppeal': decideAppeal,
  'assessment.DecideScores': decideScores,
  'assessment.CorrectScore': correctScore,
  'assessment.DecideRanking': decideRanking,
  'assessment.HoldVote': holdVote,
  'assessment.Classify': classify,
  'assessment.Commend': commend,
  'assessment.RevokeCommendation': revokeCommendation,
  'assessment.SignPact': signPact,
  'assessment.TakeUpPactTarget': takeUpPactTarget,
}

export function decide(command: AssessmentCommand, context: DecideContext): Decision {
  return deciders[command.type](command as never, context)
}
