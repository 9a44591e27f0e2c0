import { Unzip, UnzipInflate } from 'fflate'
import { joined } from './byte-chunks.ts'
import { ImportError } from './import-error.ts'
import type { Limits } from './limits.ts'

export type ArchiveFiles = Readonly<Record<string, Uint8Array>>

/** Only what the reading of cells needs is unpacked: pictures, macros and previews are left where they are. */
const needed = /^(?:\[Content_Types\]\.xml|_rels\/.+|xl\/.+\.(?:xml|rels))$/
const unneeded = /^xl\/(?:media|drawings|charts|theme|printerSettings|externalLinks|vbaProject)/

/**
 * Unpacks a spreadsheet, and gives up as soon as more comes out than is allowed, whatever sizes the archive declares.
 *
 * @throws {ImportError} `SPREADSHEET_TOO_LARGE`, `SPREADSHEET_CORRUPT`
 */
export function unpacked(bytes: Uint8Array, { unpackedBytes }: Pick<Limits, 'unpackedBytes'>): ArchiveFiles {
  const files = Object.create(null) as Record<string, Uint8Array>
  let total = 0
  const count = (length: number) => {
    total += length
    if (total > unpackedBytes) throw new ImportError('SPREADSHEET_TOO_LARGE', { limit: unpackedBytes })
  }
  let open = 0
  const archive = new Unzip((file) => {
    if (!needed.test(file.name) || unneeded.test(file.name)) return
    if ((file.originalSize ?? 0) > unpackedBytes)
      throw new ImportError('SPREADSHEET_TOO_LARGE', { limit: unpackedBytes })
    const chunks: Uint8Array[] = []
    open++
    file.ondata = (error, chunk, isLast) => {
      if (error !== null) throw error
      count(chunk.length)
      chunks.push(chunk)
      if (!isLast) return
      open--
      files[file.name] = joined(chunks)
    }
    file.start()
  })
  archive.register(UnzipInflate)
  try {
    // Small pieces, so that the limit is looked at before much more than it has been inflated.
    for (let at = 0; at < bytes.length; at += 16_384)
      archive.push(bytes.subarray(at, at + 16_384), at + 16_384 >= bytes.length)
  } catch (cause) {
    throw cause instanceof ImportError ? cause : new ImportError('SPREADSHEET_CORRUPT', {}, cause)
  }
  if (open > 0) throw new ImportError('SPREADSHEET_CORRUPT')
  return files
}
