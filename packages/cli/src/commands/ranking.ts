import { type Assessments, assessment, assessmentHistory, assessments } from '@tiendo/assessment'
import { describeRound, describeScoreSheet } from '@tiendo/assessment/report'
import type { CivilDate, Question } from '@tiendo/core'
import {
  type AddCommand,
  type CommonOptions,
  commonOptions,
  examples,
  type FormatOption,
  formatOption,
} from '../command.ts'
import { exitCodes, Refusal } from '../failure.ts'
import { withLog } from '../log.ts'
import { localeOf, printDocument, printJson } from '../output.ts'
import { dateValue, knownAtValue } from '../values.ts'

type Options = CommonOptions &
  FormatOption & {
    readonly unit?: string
    readonly table?: string
    readonly asOf?: CivilDate
    readonly knownAt?: NonNullable<Question['knownAt']>
  }

/** `tiendo ranking`: what an assessment has come to. */
export const addRanking: AddCommand = (program, surroundings) => {
  const command = program
    .command('ranking')
    .description('a round of assessment: ranking, what is missing, classification, commendations')
    .argument('[round]', 'the round; the only one unless stated')
    .option('--unit <id>', 'the score sheet of this unit instead')
    .option('--as-of <date>', 'the close of this day; all that has come unless stated', dateValue)
    .option(
      '--known-at <when>',
      'a date, an instant or a position; all that was recorded unless stated',
      knownAtValue,
    )
  formatOption(commonOptions(command))
    .option('--table <id>', 'csv: which table; the first unless stated')
    .addHelpText(
      'after',
      examples(
        'tiendo ranking --log work-2021',
        'tiendo ranking btp-2023 --known-at 2024-01-10 --lang vi --log work-2024',
        'tiendo ranking btp-2023 --unit stp-long-an --format csv --log work-2024',
        'tiendo ranking btp-2023 --format csv --table classification-units --log work-2024',
      ),
    )
    .action((wanted: string | undefined, options: Options) => {
      const beside = { catalogues: [assessment], projections: [assessmentHistory] }
      return withLog({ log: options.log, mode: 'read', beside }, surroundings, async (tracker) => {
        const book = assessments(tracker)
        const round = roundOf(book, wanted)
        const { unit, asOf, knownAt } = options
        const at = { round, asOf, knownAt }
        if (options.json === true) {
          const opened = book.round(round, { asOf, knownAt })
          const result =
            unit !== undefined
              ? { sheet: book.scoreSheet({ ...at, unit }) }
              : {
                  round: opened,
                  ranking: book.ranking(at),
                  missing: opened.rubric === undefined ? [] : book.missing(at),
                  classification: book.classification(at),
                  honours: book.honours(at),
                }
          return printJson(surroundings, 'ranking', tracker.head, result)
        }
        const locale = localeOf(options, surroundings)
        const unitNames = new Map(tracker.units({ asOf, knownAt }).map((each) => [each.unit, each.name]))
        const document =
          unit === undefined
            ? describeRound(book, { ...at, locale, unitNames })
            : describeScoreSheet(book.scoreSheet({ ...at, unit }), { locale, unitNames })
        printDocument(document, options, surroundings)
      })
    })
}

/** The round that is named, or the only one. */
function roundOf(book: Assessments, wanted: string | undefined): string {
  const rounds = book.rounds().map(({ round }) => round)
  const all = rounds.join(', ')
  const [only, other] = rounds
  if (only === undefined) throw new Refusal('NO_ROUNDS', 'The log holds no assessment')
  if (wanted !== undefined && !rounds.includes(wanted))
    throw new Refusal('UNKNOWN_ROUND', `The log holds no round ${wanted}`, { hint: `there are: ${all}` })
  if (wanted === undefined && other !== undefined)
    throw new Refusal('ROUND_NEEDED', 'The log holds several rounds', {
      exitCode: exitCodes.usage,
      hint: `name one: ${all}`,
    })
  return wanted ?? only
}
