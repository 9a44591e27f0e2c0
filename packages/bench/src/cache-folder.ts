import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where peers and workloads are kept between runs: outside of the workspace, so that nothing else pays for them. */
export const cacheFolder = join(userCache(), 'tiendo-bench')

function userCache(): string {
  const { XDG_CACHE_HOME: chosen, LOCALAPPDATA: local } = process.env
  if (chosen) return chosen
  if (process.platform === 'win32' && local) return local
  const home = homedirOrNone()
  if (home === undefined) return tmpdir()
  return join(home, process.platform === 'darwin' ? 'Library/Caches' : '.cache')
}

function homedirOrNone(): string | undefined {
  try {
    return homedir() || undefined
  } catch {
    // A user without an entry in the database of users has no home.
    return undefined
  }
}
