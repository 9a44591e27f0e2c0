import { sha256 as portableSha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

type Hash = (algorithm: string, data: string | Uint8Array, encoding: 'hex') => string

// Reached without an import, so that bundlers for browsers find nothing of Node in this package.
declare const globalThis: {
  process?: { getBuiltinModule?: (id: string) => { hash?: Hash } | undefined }
}
const nodeHash = globalThis.process?.getBuiltinModule?.('node:crypto')?.hash

/** SHA-256 of the UTF-8 bytes of a text, as 64 lower-case hexadecimal digits. Synchronous, because sealing is. */
export const sha256: (text: string) => string =
  nodeHash === undefined
    ? (text) => sha256OfBytes(utf8ToBytes(text))
    : (text) => nodeHash('sha256', text, 'hex')

export const sha256OfBytes: (bytes: Uint8Array) => string =
  nodeHash === undefined
    ? (bytes) => bytesToHex(portableSha256(bytes))
    : (bytes) => nodeHash('sha256', bytes, 'hex')
