import { departmentOf } from '../provinces.ts'
import type { Office } from '../register.ts'

export const department = departmentOf('dong-thap').unit

const divisions = {
  vp: 'Văn phòng Sở',
  tt: 'Thanh tra Sở',
  vb: 'Phòng Xây dựng, kiểm tra và theo dõi thi hành pháp luật',
  pb: 'Phòng Phổ biến, giáo dục pháp luật',
  hc: 'Phòng Hành chính tư pháp',
  bt: 'Phòng Bổ trợ tư pháp',
  tg: 'Trung tâm Trợ giúp pháp lý nhà nước',
} as const

/** Part of the unit's id and of the account that reports for it; `district` stands for all district divisions together. */
export type Lead = keyof typeof divisions | 'district'

/** The divisions of the department are invented after what is usual; the document names the department alone. */
export const units: readonly Office[] = [
  departmentOf('dong-thap'),
  ...Object.entries(divisions).map(([id, name]) => ({ unit: `dt-${id}`, name, parent: department })),
]

const districtLevel = 'Phòng Tư pháp các huyện, thành phố'

export function leadOf(lead: Lead): { leadUnits: string[] } | { collective: string } {
  return lead === 'district' ? { collective: districtLevel } : { leadUnits: [`dt-${lead}`] }
}

export function accountOf(lead: Lead): string {
  return `tk-dt-${lead === 'district' ? 'vp' : lead}`
}
