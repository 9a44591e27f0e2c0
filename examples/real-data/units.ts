import { type KnownUnit, unitDictionary } from '@tiendo/report/import'

export const government: KnownUnit = { id: 'chinh-phu', name: 'Chính phủ' }

export const knownUnits: readonly KnownUnit[] = [
  { id: 'bo-ca', name: 'Bộ Công an' },
  { id: 'bo-ct', name: 'Bộ Công Thương' },
  { id: 'bo-gddt', name: 'Bộ Giáo dục và Đào tạo' },
  { id: 'bo-gtvt', name: 'Bộ Giao thông vận tải' },
  { id: 'bo-khcn', name: 'Bộ Khoa học và Công nghệ', aliases: ['Bộ Khoa học, Công nghệ'] },
  { id: 'bo-khdt', name: 'Bộ Kế hoạch và Đầu tư' },
  { id: 'bo-ldtbxh', name: 'Bộ Lao động - Thương binh và Xã hội' },
  { id: 'bo-ng', name: 'Bộ Ngoại giao' },
  { id: 'bo-nnptnt', name: 'Bộ Nông nghiệp và Phát triển nông thôn' },
  { id: 'bo-nv', name: 'Bộ Nội vụ' },
  { id: 'bo-qp', name: 'Bộ Quốc phòng' },
  { id: 'bo-tc', name: 'Bộ Tài chính' },
  { id: 'bo-tnmt', name: 'Bộ Tài nguyên và Môi trường' },
  { id: 'bo-tp', name: 'Bộ Tư pháp' },
  { id: 'bo-tttt', name: 'Bộ Thông tin và Truyền thông' },
  { id: 'bo-vhttdl', name: 'Bộ Văn hóa, Thể thao và Du lịch' },
  { id: 'bo-xd', name: 'Bộ Xây dựng' },
  { id: 'bo-yt', name: 'Bộ Y tế' },
  { id: 'btgtw', name: 'Ban Tuyên giáo Trung ương' },
  { id: 'bhxh', name: 'Bảo hiểm Xã hội Việt Nam' },
  { id: 'nhnn', name: 'Ngân hàng Nhà nước Việt Nam' },
  { id: 'quoc-hoi', name: 'Quốc hội' },
  { id: 'tandtc', name: 'Tòa án nhân dân tối cao' },
  { id: 'ttcp', name: 'Thanh tra Chính phủ' },
  { id: 'ttxvn', name: 'TTXVN' },
  {
    id: 'vhl-khcn',
    name: 'Viện Hàn lâm Khoa học và Công nghệ Việt Nam',
    aliases: ['Viện Hàn lâm Khoa học và Công nghệ'],
  },
  { id: 'vhl-khxh', name: 'Viện Hàn lâm Khoa học Xã hội Việt Nam' },
  { id: 'vksndtc', name: 'Viện Kiểm sát nhân dân tối cao' },
  { id: 'vov', name: 'VOV' },
  { id: 'vpcp', name: 'Văn phòng Chính phủ' },
  { id: 'vtv', name: 'VTV' },
]

/** The government leads no task: texts that name it mean it as a body. */
export const dictionary = unitDictionary(knownUnits)

export function folded(text: string): string {
  return text.normalize('NFC').toLowerCase()
}

/**
 * Who leads, by what a cell holds; the first class that fits. Two rows of the programme name units and a collective.
 * The stated counts (99, 11, 30) hold where two named units make several leads also beside a collective, while one named
 * unit beside a collective is part of it.
 */
export const leadClasses = [
  { name: 'several', unitsMin: 2, unitsMax: Number.POSITIVE_INFINITY, mayBeCollective: true },
  { name: 'one', unitsMin: 1, unitsMax: 1, mayBeCollective: false },
  { name: 'collective', unitsMin: 0, unitsMax: 1, mayBeCollective: true },
] as const

export type LeadClass = (typeof leadClasses)[number]['name']

export function leadClassOf(
  leadUnits: readonly string[],
  collective: string | undefined,
): LeadClass | 'none' {
  if (leadUnits.length === 0 && collective === undefined) return 'none'
  const found = leadClasses.find(
    ({ unitsMin, unitsMax, mayBeCollective }) =>
      leadUnits.length >= unitsMin &&
      leadUnits.length <= unitsMax &&
      (mayBeCollective || collective === undefined),
  )
  return found?.name ?? 'none'
}
