import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, chromium as playwrightChromium } from 'playwright'
import { chromium } from '../../../scripts/chromium.mjs'

/**
 * A browser that has letters. The one from npm looks for its fonts where functions of a cloud have them, and a page of
 * letters without pictures has no width.
 */
export async function startBrowser(folder: string): Promise<Browser> {
  const options = await chromium()
  const bundled = options.env?.['FONTCONFIG_PATH']
  if (bundled === undefined) return playwrightChromium.launch({ ...options, headless: true })
  await writeFile(
    join(folder, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
    <dir>${join(bundled, 'fonts')}</dir><dir>/usr/share/fonts</dir><cachedir>${join(folder, 'font-cache')}</cachedir>
    </fontconfig>`,
  )
  return playwrightChromium.launch({
    ...options,
    env: { ...options.env, FONTCONFIG_PATH: folder },
    headless: true,
  })
}
