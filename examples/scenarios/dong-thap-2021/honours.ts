import type { AssessmentCommand, Recipient } from '@tiendo/assessment'
import type { Entry } from '../scenario.ts'
import { round } from './assessment.ts'
import { department } from './units.ts'

/**
 * Real: the forms, their issuers, that collectives and individuals got them, the medal of the department. How many there
 * were, numbers and days of decisions, and that one commendation was taken back is invented.
 */
const on = '2021-12-31'
const excellent = 'thành tích xuất sắc trong thực hiện nhiệm vụ, các phong trào thi đua theo chuyên đề'
const campaign = 'thành tích xuất sắc thực hiện phong trào thi đua năm 2021'
const director = 'Giám đốc Sở Tư pháp tỉnh Đồng Tháp'
const takenBack = 'dt-khen-stp-2'

function recipients(collectives: number, individuals: number): readonly Recipient[] {
  return [
    { kind: 'collective', count: collectives },
    { kind: 'individual', count: individuals },
  ]
}

const given: readonly AssessmentCommand[] = [
  {
    type: 'assessment.Commend',
    commendation: 'dt-khen-ctn',
    form: 'Huân chương Lao động',
    class: 'hạng Nhất',
    recipients: [{ kind: 'collective', unit: department }],
    authority: { issuer: 'Chủ tịch nước', number: '2110/QĐ-CTN', date: '2021-12-15' },
    on,
  },
  {
    type: 'assessment.Commend',
    commendation: 'dt-khen-ubnd',
    form: 'Bằng khen',
    recipients: recipients(4, 9),
    authority: { issuer: 'Ủy ban nhân dân tỉnh Đồng Tháp', number: '1935/QĐ-UBND', date: '2021-12-20' },
    for: excellent,
    on,
  },
  {
    type: 'assessment.Commend',
    commendation: 'dt-khen-btp',
    form: 'Bằng khen',
    recipients: recipients(2, 5),
    authority: { issuer: 'Bộ Tư pháp', number: '2004/QĐ-BTP', date: '2021-12-27' },
    for: excellent,
    round,
    on,
  },
  {
    type: 'assessment.Commend',
    commendation: 'dt-khen-stp-1',
    form: 'Giấy khen',
    recipients: recipients(6, 18),
    authority: { issuer: director, number: '176/QĐ-STP', date: '2021-12-29' },
    for: campaign,
    on,
  },
  {
    type: 'assessment.Commend',
    commendation: takenBack,
    form: 'Giấy khen',
    recipients: [
      { kind: 'collective', name: 'Phòng Tư pháp A' },
      { kind: 'individual', name: 'Công chức Tư pháp - Hộ tịch B' },
    ],
    authority: { issuer: director, number: '177/QĐ-STP', date: '2021-12-29' },
    for: campaign,
    on,
  },
]

export const honoured: readonly Entry[] = [
  { recordedAt: `${on}T16:40`, by: 'tk-dt-vp', commands: given },
  {
    recordedAt: '2022-01-26T14:30',
    by: 'tk-dt-vp',
    commands: [
      {
        type: 'assessment.RevokeCommendation',
        commendation: takenBack,
        reason: 'Thành tích kê khai không đúng',
        authority: { issuer: director, number: '09/QĐ-STP', date: '2022-01-26' },
        on: '2022-01-26',
      },
    ],
  },
]
