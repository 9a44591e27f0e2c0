import { createReadStream, existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { CivilDate, Locale, PlanSummary, Tracker } from '@tiendo/core'
import {
  type Field,
  type Finding,
  findingText,
  guessMapping,
  type ImportPreview,
  type KnownUnit,
  type Mapping,
  type MappingOverrides,
  prepareImport,
  readDictionary,
  readPlan,
  readTable,
  type TableSource,
  type UnitDictionary,
  unitDictionary,
} from '@tiendo/report/import'
import { Option } from 'commander'
import { type AddCommand, commonOptions, examples } from '../command.ts'
import { exitCodes, Refusal, usage } from '../failure.ts'
import { placeOf, withLog, zone } from '../log.ts'
import { localeOf, printJson, printLines } from '../output.ts'
import { progressBar } from '../progress-bar.ts'
import type { Surroundings } from '../surroundings.ts'
import { periodValue } from '../values.ts'
import {
  type AuthorityOptions,
  authorityOf,
  authorityOptions,
  eventLine,
  executedLines,
  todayIn,
  type WriteOptions,
  writeOptions,
} from '../write.ts'

type Options = Omit<WriteOptions, 'dryRun'> &
  AuthorityOptions & {
    readonly plan: string
    readonly units?: string
    readonly groups?: string
    readonly locale?: Locale
    readonly map?: readonly string[]
    readonly headingRow?: number
    readonly sheet?: string
    readonly reason?: string
    readonly title?: string
    readonly owner?: string
    readonly period?: PlanSummary['period']
    readonly commit?: boolean
    readonly skipRefused?: boolean
    readonly joinPageBreaks?: boolean
    readonly codesWithinGroups?: boolean
  }
