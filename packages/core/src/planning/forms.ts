import * as z from 'zod/mini'
import * as f from './fields.ts'

/** Forms that the values of every catalogue share, for schemas of one's own. */

/** 1 to 128 of `A–Z a–z 0–9 . _ : -`: what names a unit, a plan, a task. */
export const isId = (value: unknown): value is string => z.safeParse(f.id, value).success
/** `YYYY-MM-DD`, and a day that exists. */
export const isCivilDate = (value: unknown): value is string => z.safeParse(f.date, value).success
/** An instant with its zone, as in `2021-07-05T03:00:00Z`. */
export const isInstant = (value: unknown): value is string => z.safeParse(f.instant, value).success
/** One line that people read: not blank, no control character, no lone surrogate, at most 20,000 characters. */
export const isLine = (value: unknown): value is string => z.safeParse(f.line, value).success
/** As `isLine`, with line feeds and tabs, and at most 100,000 characters. */
export const isProse = (value: unknown): value is string => z.safeParse(f.prose, value).success
