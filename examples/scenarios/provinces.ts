export interface Province {
  readonly id: ProvinceId
  readonly name: string
  readonly kind: 'tỉnh' | 'thành phố'
  /** The province that it went into; without it, it stayed or gave the new one its name. */
  readonly into?: ProvinceId
}

const rows = [
  { id: 'an-giang', name: 'An Giang', kind: 'tỉnh' },
  { id: 'ba-ria-vung-tau', name: 'Bà Rịa - Vũng Tàu', kind: 'tỉnh', into: 'ho-chi-minh' },
  { id: 'bac-giang', name: 'Bắc Giang', kind: 'tỉnh', into: 'bac-ninh' },
  { id: 'bac-kan', name: 'Bắc Kạn', kind: 'tỉnh', into: 'thai-nguyen' },
  { id: 'bac-lieu', name: 'Bạc Liêu', kind: 'tỉnh', into: 'ca-mau' },
  { id: 'bac-ninh', name: 'Bắc Ninh', kind: 'tỉnh' },
  { id: 'ben-tre', name: 'Bến Tre', kind: 'tỉnh', into: 'vinh-long' },
  { id: 'binh-dinh', name: 'Bình Định', kind: 'tỉnh', into: 'gia-lai' },
  { id: 'binh-duong', name: 'Bình Dương', kind: 'tỉnh', into: 'ho-chi-minh' },
  { id: 'binh-phuoc', name: 'Bình Phước', kind: 'tỉnh', into: 'dong-nai' },
  { id: 'binh-thuan', name: 'Bình Thuận', kind: 'tỉnh', into: 'lam-dong' },
  { id: 'ca-mau', name: 'Cà Mau', kind: 'tỉnh' },
  { id: 'can-tho', name: 'Cần Thơ', kind: 'thành phố' },
  { id: 'cao-bang', name: 'Cao Bằng', kind: 'tỉnh' },
  { id: 'da-nang', name: 'Đà Nẵng', kind: 'thành phố' },
  { id: 'dak-lak', name: 'Đắk Lắk', kind: 'tỉnh' },
  { id: 'dak-nong', name: 'Đắk Nông', kind: 'tỉnh', into: 'lam-dong' },
  { id: 'dien-bien', name: 'Điện Biên', kind: 'tỉnh' },
  { id: 'dong-nai', name: 'Đồng Nai', kind: 'tỉnh' },
  { id: 'dong-thap', name: 'Đồng Tháp', kind: 'tỉnh' },
  { id: 'gia-lai', name: 'Gia Lai', kind: 'tỉnh' },
  { id: 'ha-giang', name: 'Hà Giang', kind: 'tỉnh', into: 'tuyen-quang' },
  { id: 'ha-nam', name: 'Hà Nam', kind: 'tỉnh', into: 'ninh-binh' },
  { id: 'ha-noi', name: 'Hà Nội', kind: 'thành phố' },
  { id: 'ha-tinh', name: 'Hà Tĩnh', kind: 'tỉnh' },
  { id: 'hai-duong', name: 'Hải Dương', kind: 'tỉnh', into: 'hai-phong' },
  { id: 'hai-phong', name: 'Hải Phòng', kind: 'thành phố' },
  { id: 'hau-giang', name: 'Hậu Giang', kind: 'tỉnh', into: 'can-tho' },
  { id: 'ho-chi-minh', name: 'Hồ Chí Minh', kind: 'thành phố' },
  { id: 'hoa-binh', name: 'Hòa Bình', kind: 'tỉnh', into: 'phu-tho' },
  { id: 'hung-yen', name: 'Hưng Yên', kind: 'tỉnh' },
  { id: 'khanh-hoa', name: 'Khánh Hòa', kind: 'tỉnh' },
  { id: 'kien-giang', name: 'Kiên Giang', kind: 'tỉnh', into: 'an-giang' },
  { id: 'kon-tum', name: 'Kon Tum', kind: 'tỉnh', into: 'quang-ngai' },
  { id: 'lai-chau', name: 'Lai Châu', kind: 'tỉnh' },
  { id: 'lam-dong', name: 'Lâm Đồng', kind: 'tỉnh' },
  { id: 'lang-son', name: 'Lạng Sơn', kind: 'tỉnh' },
  { id: 'lao-cai', name: 'Lào Cai', kind: 'tỉnh' },
  { id: 'long-an', name: 'Long An', kind: 'tỉnh', into: 'tay-ninh' },
  { id: 'nam-dinh', name: 'Nam Định', kind: 'tỉnh', into: 'ninh-binh' },
  { id: 'nghe-an', name: 'Nghệ An', kind: 'tỉnh' },
  { id: 'ninh-binh', name: 'Ninh Bình', kind: 'tỉnh' },
  { id: 'ninh-thuan', name: 'Ninh Thuận', kind: 'tỉnh', into: 'khanh-hoa' },
  { id: 'phu-tho', name: 'Phú Thọ', kind: 'tỉnh' },
  { id: 'phu-yen', name: 'Phú Yên', kind: 'tỉnh', into: 'dak-lak' },
  { id: 'quang-binh', name: 'Quảng Bình', kind: 'tỉnh', into: 'quang-tri' },
  { id: 'quang-nam', name: 'Quảng Nam', kind: 'tỉnh', into: 'da-nang' },
  { id: 'quang-ngai', name: 'Quảng Ngãi', kind: 'tỉnh' },
  { id: 'quang-ninh', name: 'Quảng Ninh', kind: 'tỉnh' },
  { id: 'quang-tri', name: 'Quảng Trị', kind: 'tỉnh' },
  { id: 'soc-trang', name: 'Sóc Trăng', kind: 'tỉnh', into: 'can-tho' },
  { id: 'son-la', name: 'Sơn La', kind: 'tỉnh' },
  { id: 'tay-ninh', name: 'Tây Ninh', kind: 'tỉnh' },
  { id: 'thai-binh', name: 'Thái Bình', kind: 'tỉnh', into: 'hung-yen' },
  { id: 'thai-nguyen', name: 'Thái Nguyên', kind: 'tỉnh' },
  { id: 'thanh-hoa', name: 'Thanh Hóa', kind: 'tỉnh' },
  { id: 'thua-thien-hue', name: 'Thừa Thiên Huế', kind: 'tỉnh' },
  { id: 'tien-giang', name: 'Tiền Giang', kind: 'tỉnh', into: 'dong-thap' },
  { id: 'tra-vinh', name: 'Trà Vinh', kind: 'tỉnh', into: 'vinh-long' },
  { id: 'tuyen-quang', name: 'Tuyên Quang', kind: 'tỉnh' },
  { id: 'vinh-long', name: 'Vĩnh Long', kind: 'tỉnh' },
  { id: 'vinh-phuc', name: 'Vĩnh Phúc', kind: 'tỉnh', into: 'phu-tho' },
  { id: 'yen-bai', name: 'Yên Bái', kind: 'tỉnh', into: 'lao-cai' },
] as const

export type ProvinceId = (typeof rows)[number]['id']

/**
 * The provinces of Vietnam as they were called from 2021 to 2024, and what Resolution 202/2025/QH15 made of them on 1 July 2025.
 * General knowledge, not from the documents. (Thừa Thiên Huế has been the city of Huế since 1 January 2025.)
 */
export const provinces: readonly Province[] = rows

/** The Department of Justice of a province. */
export function departmentOf(id: ProvinceId): { readonly unit: string; readonly name: string } {
  return { unit: `stp-${id}`, name: `Sở Tư pháp ${nameOf(id)}` }
}

/** The civil enforcement office of a province. */
export function enforcementOf(id: ProvinceId): { readonly unit: string; readonly name: string } {
  return { unit: `thads-${id}`, name: `Cục Thi hành án dân sự ${nameOf(id)}` }
}

function nameOf(id: ProvinceId): string {
  const { kind, name } = provinces.find((province) => province.id === id) as Province
  return `${kind} ${name}`
}
