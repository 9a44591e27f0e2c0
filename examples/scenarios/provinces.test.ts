import { describe, expect, it } from 'vitest'
import { departmentOf, enforcementOf, provinces } from './provinces.ts'

const ids = new Set(provinces.map(({ id }) => id))
const staying = provinces.filter(({ into }) => into === undefined)

describe('the provinces', () => {
  it('are 63 before 1 July 2025, and 34 from then on', () => {
    expect([provinces.length, ids.size, staying.length]).toEqual([63, 63, 34])
  })

  it('go into provinces that stay', () => {
    const targets = provinces.flatMap(({ into }) => into ?? [])
    expect(new Set(targets).size).toBe(23)
    expect(targets.filter((id) => !staying.some((province) => province.id === id))).toEqual([])
  })

  it('have names in composed letters, each of them once', () => {
    const names = provinces.map(({ name }) => name)
    expect(new Set(names).size).toBe(63)
    expect(names).toEqual(names.map((name) => name.normalize('NFC')))
  })

  it('have a department and an enforcement office, called by what they are', () => {
    expect(departmentOf('bac-lieu')).toEqual({ unit: 'stp-bac-lieu', name: 'Sở Tư pháp tỉnh Bạc Liêu' })
    expect(departmentOf('can-tho').name).toBe('Sở Tư pháp thành phố Cần Thơ')
    expect(enforcementOf('ba-ria-vung-tau')).toEqual({
      unit: 'thads-ba-ria-vung-tau',
      name: 'Cục Thi hành án dân sự tỉnh Bà Rịa - Vũng Tàu',
    })
  })
})
