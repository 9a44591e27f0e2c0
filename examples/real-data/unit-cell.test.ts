import { expect, test } from 'vitest'
import { piecesOf, readUnits } from './unit-cell.ts'
import { leadClassOf } from './units.ts'

test.each<[cell: string, units: string[], beyondUnits: boolean]>([
  ['', [], false],
  ['Bộ Văn hóa, Thể thao và Du lịch', ['bo-vhttdl'], false],
  ['Bộ Y tế, Bộ Văn hóa, Thể thao và Du lịch và Bộ Xây dựng', ['bo-yt', 'bo-vhttdl', 'bo-xd'], false],
  ['bộ y tế;BỘ XÂY DỰNG', ['bo-yt', 'bo-xd'], false],
  ['Bộ Y tế, Bộ Y tế', ['bo-yt'], false],
  ['Viện Hàn lâm Khoa học và Công nghệ Việt Nam', ['vhl-khcn'], false],
  ['Văn phòng Chính phủ', ['vpcp'], false],
  ['Các bộ, ngành', [], true],
  ['Bộ Y tế và các địa phương', ['bo-yt'], true],
  ['Bộ Y tếx', [], true],
])('finds in %j the units of the dictionary', (cell, units, beyondUnits) => {
  const read = readUnits(cell)
  expect(read.units).toEqual(units)
  expect(read.beyondUnits).toBe(beyondUnits ? cell : undefined)
  expect(read.doubts.length > 0).toBe(cell === 'Bộ Y tếx')
})

test('tells a person about what it cannot be sure of', () => {
  expect(readUnits('Bộ Y tế Bộ Xây dựng').doubts).toEqual(['no separator between units'])
  expect(readUnits('Bộ Y tế, Bộ').doubts).toEqual(['no unit and no collective'])
  expect(readUnits('Bộ Khoa học, Công nghệ').doubts).toEqual(['an alias of the dictionary'])
  expect(readUnits('Bộ Y tế, các bộ, ngành').doubts).toEqual([])
})

test.each([
  ' , và ;',
  'Bộ Y tế,  các bộ, ngành và địa phương; VTV,VOV và',
  'và'.repeat(5_000),
  ' '.repeat(10_000),
  'Bộ Y tế '.repeat(1_000),
])('loses no character of a cell (%#)', (cell) => {
  expect(
    piecesOf(cell)
      .map(({ text }) => text)
      .join(''),
  ).toBe(cell)
})

test('tells the classes of leads apart by what is named', () => {
  expect(leadClassOf(['bo-yt'], undefined)).toBe('one')
  expect(leadClassOf(['bo-yt', 'bo-xd'], undefined)).toBe('several')
  expect(leadClassOf([], 'các bộ, ngành')).toBe('collective')
  expect(leadClassOf(['bo-yt'], 'Bộ Y tế và các địa phương')).toBe('collective')
  expect(leadClassOf(['bo-yt', 'bo-xd'], 'Bộ Y tế, Bộ Xây dựng, các địa phương')).toBe('several')
  expect(leadClassOf([], undefined)).toBe('none')
})
