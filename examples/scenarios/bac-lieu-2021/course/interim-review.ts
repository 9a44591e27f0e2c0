import { calendars } from '@tiendo/core'
import type { Entry } from '../../scenario.ts'
import { department as plan } from './incidents.ts'

/**
 * The afternoon of 9 July, the kind of review and its orders are real, the orders in words of our own; the hours and the
 * publication are invented.
 */

const on = '2021-07-09'
const [, secondQuarter] = calendars.calendarYear.quarters(2021)

export const interimReview: readonly Entry[] = [
  {
    recordedAt: `${on}T13:30`,
    by: 'tk-vp',
    commands: ({ tracker }) => [
      {
        type: 'PublishFigures',
        publication: 'cb-quy-2-2021',
        title: 'Kết quả quý II năm 2021, số liệu đến trước hội nghị sơ kết',
        figures: tracker.figures({
          plan,
          kind: 'planned',
          period: secondQuarter,
          asOf: '2021-06-30',
          knownAt: tracker.head.position,
          running: false,
        }),
        head: tracker.head,
        on,
      },
    ],
  },
  {
    recordedAt: `${on}T16:30`,
    by: 'tk-vp',
    commands: [
      {
        type: 'HoldReview',
        plan,
        review: 'so-ket-2021',
        kind: 'interim',
        title: 'Hội nghị sơ kết công tác tư pháp 6 tháng đầu năm 2021',
        directions: [
          { direction: 'dung-han', text: 'Làm xong toàn bộ nhiệm vụ của kế hoạch, đúng hạn' },
          { direction: 'ra-soat', text: 'Rà soát lại từng nhiệm vụ: không chậm, không sót' },
          { direction: 'bao-cao-quy', text: 'Mỗi quý báo cáo một lần' },
        ],
        on,
      },
    ],
  },
]
