import { fileURLToPath } from 'node:url'
import { processSurroundings, run } from '@tiendo/cli'

const own = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const args = process.argv.slice(2)
const isVietnamese = !args.join(' ').includes('--lang en')
const invented = isVietnamese
  ? 'Ví dụ dựng lại: hai kế hoạch, số và ngày quyết định, con số 12 nhóm và 130 nhiệm vụ là thật; tên nhóm, tên nhiệm vụ và mọi kết quả là giả định.'
  : 'A reconstruction: the two plans, their decisions, and the numbers of 12 groups and 130 tasks are real; titles of groups and tasks and all results are invented.'

// Today is the day of the last commit, so that the report is the same at any time.
const surroundings = { ...processSurroundings(), now: () => Date.parse('2022-01-14T09:00:00Z') }
/** The day of the interim review: what was known on it is what the second quarter is compared with. */
const isStory = !args.some((arg) => arg.startsWith('--as-of') || arg.startsWith('--known-at'))
const report = [
  'report',
  ...['--log', own('stream.ndjson'), '--plan', 'stp-25-2021', '--lang', 'vi', '--note', invented],
  ...['--calendar', 'calendarYear', 'vn-nd09-2019'],
  ...(isStory ? ['--compared-at', '2021-07-09'] : []),
  ...args,
]
process.exitCode = await run(report, surroundings)

const isWhole = !args.some((arg) => ['--json', '--help', '--format', '--output'].includes(arg))
if (process.exitCode === 0 && isWhole) {
  const page = own('report.html')
  const told = isVietnamese
    ? `\nTrang báo cáo, mở bằng trình duyệt: ${page}\nXem như tại hội nghị sơ kết: npm start -- --known-at 2021-07-09\nBằng tiếng Anh: npm start -- --lang en\n`
    : `\nThe report as a page, for a browser: ${page}\nAs at the interim review: npm start -- --known-at 2021-07-09 --lang en\n`
  process.exitCode = await run([...report, '--output', page], { ...surroundings, print: () => undefined })
  surroundings.print(told)
}
