import { appendFileSync } from 'node:fs'
import type { Reporter, TestModule, TestRunEndReason } from 'vitest/node'

/**
 * Ends the output of a run with `N passed, N failed, N skipped`, alone on its line. `TEST_COUNTS_FILE` names a file
 * that gets the same line appended, for a caller that adds up several runs.
 */
export class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[], reason: TestRunEndReason): void {
    const counts = { passed: 0, failed: errors.length, skipped: 0, pending: 0 }
    for (const module of modules) {
      const before = counts.failed
      for (const test of module.children.allTests()) counts[test.result().state]++
      // A file that cannot be loaded, or a hook that fails, leaves no failed test behind.
      if (module.state() === 'failed' && counts.failed === before) counts.failed++
    }
    if (reason !== 'passed' && counts.failed === 0) counts.failed = 1
    const line = `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped + counts.pending} skipped\n`
    const { TEST_COUNTS_FILE: file } = process.env
    if (file) appendFileSync(file, line)
    process.stdout.write(line)
  }
}
