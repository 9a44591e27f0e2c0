import { departmentOf } from '../provinces.ts'
import { ministry, type Office } from '../register.ts'

/** The districts are those of Long An in 2024; that two civil servants of each division lead its tasks is invented. */

export const department = departmentOf('long-an').unit
export const committee = 'ubnd-long-an'
/** The document speaks of resolutions of congresses of all levels for 2020–2025; that they issue a plan is invented. */
export const party = 'dai-hoi-dang'

export interface District {
  readonly id: string
  readonly name: string
}

export const districts: readonly District[] = [
  { id: 'tan-an', name: 'thành phố Tân An' },
  { id: 'kien-tuong', name: 'thị xã Kiến Tường' },
  { id: 'ben-luc', name: 'huyện Bến Lức' },
  { id: 'can-duoc', name: 'huyện Cần Đước' },
  { id: 'can-giuoc', name: 'huyện Cần Giuộc' },
  { id: 'chau-thanh', name: 'huyện Châu Thành' },
  { id: 'duc-hoa', name: 'huyện Đức Hòa' },
  { id: 'duc-hue', name: 'huyện Đức Huệ' },
  { id: 'moc-hoa', name: 'huyện Mộc Hóa' },
  { id: 'tan-hung', name: 'huyện Tân Hưng' },
  { id: 'tan-thanh', name: 'huyện Tân Thạnh' },
  { id: 'tan-tru', name: 'huyện Tân Trụ' },
  { id: 'thanh-hoa', name: 'huyện Thạnh Hóa' },
  { id: 'thu-thua', name: 'huyện Thủ Thừa' },
  { id: 'vinh-hung', name: 'huyện Vĩnh Hưng' },
]

/** The division of justice of a district. */
export function divisionOf({ id }: District): string {
  return `la-ptp-${id}`
}

/** Nobody is named: a civil servant is a place in a division. */
export function civilServant(district: District, number: 1 | 2): string {
  return `${divisionOf(district)}-cc${number}`
}

export function accountOf({ id }: District): string {
  return `tk-la-${id}`
}

export const units: readonly Office[] = [
  ministry,
  { unit: party, name: 'Đại hội Đảng các cấp' },
  { unit: committee, name: 'Ủy ban nhân dân tỉnh Long An' },
  departmentOf('long-an'),
  ...districts.flatMap((district) => [
    { unit: divisionOf(district), name: `Phòng Tư pháp ${district.name}` },
    ...([1, 2] as const).map((number) => ({
      unit: civilServant(district, number),
      name: `Công chức ${number}`,
      parent: divisionOf(district),
    })),
  ]),
]
