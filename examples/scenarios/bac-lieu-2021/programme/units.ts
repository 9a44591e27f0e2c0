/** Units, by the ids that the tables of tasks use. The document names only the first two; the rest is invented or general knowledge. */
export const units = {
  'ubnd-bac-lieu': { name: 'Ủy ban nhân dân tỉnh Bạc Liêu' },
  'stp-bac-lieu': { name: 'Sở Tư pháp tỉnh Bạc Liêu', parent: 'ubnd-bac-lieu' },
  vp: { name: 'Văn phòng Sở', parent: 'stp-bac-lieu' },
  tt: { name: 'Thanh tra Sở', parent: 'stp-bac-lieu' },
  xdkt: { name: 'Phòng Xây dựng và kiểm tra văn bản quy phạm pháp luật', parent: 'stp-bac-lieu' },
  xlvp: {
    name: 'Phòng Quản lý xử lý vi phạm hành chính và theo dõi thi hành pháp luật',
    parent: 'stp-bac-lieu',
  },
  pbgd: { name: 'Phòng Phổ biến, giáo dục pháp luật', parent: 'stp-bac-lieu' },
  hctp: { name: 'Phòng Hành chính tư pháp', parent: 'stp-bac-lieu' },
  bttp: { name: 'Phòng Bổ trợ tư pháp', parent: 'stp-bac-lieu' },
  tgpl: { name: 'Trung tâm Trợ giúp pháp lý nhà nước', parent: 'stp-bac-lieu' },
  pcc1: { name: 'Phòng Công chứng số 1', parent: 'stp-bac-lieu' },
  dgts: { name: 'Trung tâm Dịch vụ đấu giá tài sản', parent: 'stp-bac-lieu' },
  'ptp-bac-lieu': { name: 'Phòng Tư pháp thành phố Bạc Liêu' },
  'ptp-gia-rai': { name: 'Phòng Tư pháp thị xã Giá Rai' },
  'ptp-dong-hai': { name: 'Phòng Tư pháp huyện Đông Hải' },
  'ptp-hoa-binh': { name: 'Phòng Tư pháp huyện Hòa Bình' },
  'ptp-hong-dan': { name: 'Phòng Tư pháp huyện Hồng Dân' },
  'ptp-phuoc-long': { name: 'Phòng Tư pháp huyện Phước Long' },
  'ptp-vinh-loi': { name: 'Phòng Tư pháp huyện Vĩnh Lợi' },
} as const satisfies Record<string, { readonly name: string; readonly parent?: string }>

export type UnitId = keyof typeof units

/** The collective that leads where the plan says "district level" and means all seven. */
export const districtLevel = 'Phòng Tư pháp các huyện, thị xã, thành phố'
