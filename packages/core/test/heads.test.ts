import { sha256 as portableSha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { expect, it } from 'vitest'
import { sha256 } from '../src/log/sha256.ts'
import { headsMadeHere, headsOfEveryPlatform } from './heads.ts'

it('Node writes the very lines that a browser writes', async () => {
  expect(await headsMadeHere()).toEqual(headsOfEveryPlatform)
})

it('both ways to a SHA-256 agree', () => {
  for (const text of ['', 'abc', 'Đồng Tháp 😀', 'x'.repeat(100_000)]) {
    expect(sha256(text)).toBe(bytesToHex(portableSha256(utf8ToBytes(text))))
  }
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})
