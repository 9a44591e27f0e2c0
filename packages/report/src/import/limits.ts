import { ImportError } from './import-error.ts'

/** How much a file may hold. What exceeds a limit is refused by its own code before it is kept in memory. */
export interface Limits {
  /** Of the file; 64 MiB unless stated. */
  readonly bytes: number
  /** Rows with anything in them, headings included; 100,000 unless stated. */
  readonly rows: number
  /** 1,000 unless stated. */
  readonly columns: number
  /** Rows by columns of a sheet of a spreadsheet, empty cells included; 20 million unless stated. */
  readonly cells: number
  /** UTF-16 units of a cell; 32,767 unless stated, as much as a cell of a spreadsheet holds. */
  readonly cellLength: number
  /** Bytes of a spreadsheet once it is unpacked; 256 MiB unless stated. */
  readonly unpackedBytes: number
  /** 100 unless stated. */
  readonly sheets: number
}

export const defaultLimits: Limits = {
  bytes: 64 * 2 ** 20,
  rows: 100_000,
  columns: 1_000,
  cells: 20_000_000,
  cellLength: 32_767,
  unpackedBytes: 256 * 2 ** 20,
  sheets: 100,
}

/** Chunks as they come, until they are more than is allowed. @throws {ImportError} `FILE_TOO_LARGE` */
export async function* withinBytes(
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<Uint8Array, void> {
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.length
    if (bytes > limit) throw new ImportError('FILE_TOO_LARGE', { limit })
    yield chunk
  }
}
