import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { copy } from '@tiendo/core'
import { fileStorage } from '@tiendo/storage-file'
import { type AddCommand, type CommonOptions, commonOptions, examples } from '../command.ts'
import { placeOf, storageToRead } from '../log.ts'
import { printJson, printLines } from '../output.ts'
import { progressBar, shownWhileRead } from '../progress-bar.ts'

/** `tiendo copy`: a log into another folder, verified on the way; repeated, it brings a copy up to date. */
export const addCopy: AddCommand = (program, surroundings) => {
  const command = program
    .command('copy')
    .description(
      'copy the log into another folder, verified on the way; repeated, it brings the copy up to date',
    )
    .argument('<folder>', 'where the copy goes')
  commonOptions(command)
    .addHelpText(
      'after',
      examples('tiendo copy backup/work-2021 --log work-2021', 'tiendo copy work-2021 --log export.ndjson'),
    )
    .action(async (to: string, { log, json }: CommonOptions) => {
      const source = storageToRead(placeOf(log, surroundings))
      const folder = resolve(surroundings.folder, to)
      const isNew = !existsSync(folder)
      const target = fileStorage({ folder })
      const bar = progressBar('copying', surroundings)
      try {
        const head = await copy(shownWhileRead(source, bar), target)
        bar.clear()
        if (json === true) return printJson(surroundings, 'copy', head, { folder, isNew })
        return printLines(surroundings, [
          `${isNew ? 'Copied' : 'Brought up to date'}: ${head.commit} commits, ${head.position} events in ${folder}.`,
        ])
      } finally {
        bar.clear()
        await target.close()
        await source.close()
      }
    })
}
