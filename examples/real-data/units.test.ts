import { expect, test } from 'vitest'
import { leadClassOf } from './units.ts'

test('tells the classes of leads apart by what is named', () => {
  expect(leadClassOf(['bo-yt'], undefined)).toBe('one')
  expect(leadClassOf(['bo-yt', 'bo-xd'], undefined)).toBe('several')
  expect(leadClassOf([], 'các bộ, ngành')).toBe('collective')
  expect(leadClassOf(['bo-yt'], 'Bộ Y tế và các địa phương')).toBe('collective')
  expect(leadClassOf(['bo-yt', 'bo-xd'], 'Bộ Y tế, Bộ Xây dựng, các địa phương')).toBe('several')
  expect(leadClassOf([], undefined)).toBe('none')
})
