import { expect, test } from 'vitest'
import { piecesOf, readUnits } from './unit-cell.ts'
import { unitDictionary } from './unit-dictionary.ts'

const dictionary = unitDictionary([
  { id: 'bo-yt', name: 'Bộ Y tế' },
  { id: 'bo-xd', name: 'Bộ Xây dựng' },
  { id: 'bo-vhttdl', name: 'Bộ Văn hóa, Thể thao và Du lịch' },
  { id: 'bo-khcn', name: 'Bộ Khoa học và Công nghệ', aliases: ['Bộ Khoa học, Công nghệ'] },
  {
    id: 'vhl-khcn',
    name: 'Viện Hàn lâm Khoa học và Công nghệ Việt Nam',
    aliases: ['Viện Hàn lâm Khoa học và Công nghệ'],
  },
  { id: 'vpcp', name: 'Văn phòng Chính phủ' },
  { id: 'vtv', name: 'VTV' },
  { id: 'vov', name: 'VOV' },
])

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
  const read = readUnits(cell, dictionary)
  expect(read.units).toEqual(units)
  expect(read.beyondUnits).toBe(beyondUnits ? cell : undefined)
  expect(read.doubts.length > 0).toBe(cell === 'Bộ Y tếx')
})

test('tells a person about what it cannot be sure of', () => {
  expect(readUnits('Bộ Y tế Bộ Xây dựng', dictionary).doubts).toEqual(['UNITS_UNSEPARATED'])
  expect(readUnits('Bộ Y tế, Bộ', dictionary).doubts).toEqual(['UNIT_UNKNOWN'])
  expect(readUnits('Bộ Khoa học, Công nghệ', dictionary).doubts).toEqual(['UNIT_ALIAS'])
  expect(readUnits('Bộ Y tế, các bộ, ngành', dictionary).doubts).toEqual([])
})

test.each([
  ' , và ;',
  'Bộ Y tế,  các bộ, ngành và địa phương; VTV,VOV và',
  'và'.repeat(5_000),
  ' '.repeat(10_000),
  'Bộ Y tế '.repeat(1_000),
])('loses no character of a cell (%#)', (cell) => {
  expect(
    piecesOf(cell, dictionary)
      .map(({ text }) => text)
      .join(''),
  ).toBe(cell)
})
