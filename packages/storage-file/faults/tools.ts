import { spawnSync } from 'node:child_process'

const trials = {
  linux: ['the system is not Linux', '[ -d /proc/self/fd ]'],
  root: ['the user is not root', '[ "$(id -u)" = 0 ]'],
  strace: ['strace is missing or may not trace', 'strace -f -o /dev/null true'],
  ulimit: ['bash or prlimit is missing', "command -v prlimit && bash -c 'ulimit -S -f 512'"],
  tmpfs: [
    'a tmpfs cannot be mounted',
    'd=$(mktemp -d) && mount -t tmpfs -o size=1m tmpfs $d && umount $d && rmdir $d',
  ],
  ext4: [
    'an ext4 image cannot be mounted',
    'd=$(mktemp -d) && truncate -s 8M $d/i && mkfs.ext4 -q -F $d/i && mkdir $d/m && mount -o loop $d/i $d/m && umount $d/m && rm -r $d',
  ],
  unshare: ['a network namespace cannot be made', 'unshare -n true'],
} as const

export type Tool = keyof typeof trials

/** Why a lane cannot run here; `undefined` where it can. */
export function reasonToSkip(needs: readonly Tool[]): string | undefined {
  return needs.map((need) => trials[need]).find(([, trial]) => !works(trial))?.[0]
}

function works(trial: string): boolean {
  return spawnSync('sh', ['-c', trial], { stdio: 'ignore', timeout: 20_000 }).status === 0
}

/** @throws {Error} unless the command ends with 0 */
export function command(file: string, ...rest: readonly string[]): void {
  const { status, stderr } = spawnSync(file, rest, { encoding: 'utf8', timeout: 60_000 })
  if (status !== 0) throw new Error(`${[file, ...rest].join(' ')}: exit code ${status}: ${stderr}`)
}
