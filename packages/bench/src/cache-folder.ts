import { accessSync, constants, mkdirSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where peers and workloads are kept between runs: outside of the workspace, so that nothing else pays for them. */
export const cacheFolder = join(userCache() ?? tmpdir(), 'tiendo-bench')

/** `undefined` for a user without a home, or with one that cannot be written to. */
function userCache(): string | undefined {
  try {
    const folder = nameOfUserCache()
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    return folder
  } catch {
    return undefined
  }
}

function nameOfUserCache(): string {
  const { XDG_CACHE_HOME: chosen, LOCALAPPDATA: local } = process.env
  if (chosen) return chosen
  if (process.platform === 'win32' && local) return local
  return join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache')
}
