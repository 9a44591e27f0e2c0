import { type Anchor, verify } from '@tiendo/core'
import { type AddCommand, type CommonOptions, commonOptions, examples } from '../command.ts'
import { placeOf, storageToRead } from '../log.ts'
import { printJson, printLines } from '../output.ts'
import { progressBar, shownWhileRead } from '../progress-bar.ts'
import { anchorValue } from '../values.ts'

type Options = CommonOptions & { readonly anchor?: readonly Anchor[] }

/** `tiendo verify`: every line, and heads that were printed before. */
export const addVerify: AddCommand = (program, surroundings) => {
  const command = program
    .command('verify')
    .description('check every line of the log, and that it still holds heads that were printed before')
    .option('--anchor <commit:sha256>', 'a head that was printed before; may be repeated', anchorValue)
  commonOptions(command)
    .addHelpText(
      'after',
      examples('tiendo verify --log work-2021', 'tiendo verify --anchor 206:ddf85833687b… --log work-2021'),
    )
    .action(async ({ log, json, anchor = [] }: Options) => {
      const storage = storageToRead(placeOf(log, surroundings))
      const bar = progressBar('verifying', surroundings)
      try {
        const head = await verify(shownWhileRead(storage, bar), { anchors: anchor })
        bar.clear()
        if (json === true) return printJson(surroundings, 'verify', head, { anchors: anchor.length })
        return printLines(surroundings, [
          `Sound: ${head.commit} commits, ${head.position} events${anchor.length === 0 ? '' : `; ${anchor.length} anchors are in it`}.`,
          `Head: commit ${head.commit}, recorded ${head.at}`,
          `sha256 ${head.sha256}`,
          ...(anchor.length === 0
            ? [
                'Whether the end was cut off, only a head that was kept elsewhere shows: --anchor COMMIT:SHA256.',
              ]
            : []),
        ])
      } finally {
        bar.clear()
        await storage.close()
      }
    })
}
