import fc from 'fast-check'
import { zipSync } from 'fflate'
import { writeXlsx } from 'hucre'
import { describe, expect, test } from 'vitest'
import { ImportError, type ReadTableOptions, readRows, readTable } from '../src/import/index.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const read = (text: string | Uint8Array, options?: ReadTableOptions) =>
  readTable(typeof text === 'string' ? utf8(text) : text, options)
const utf16 = (text: string, isLittle: boolean) => {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), isLittle)
  return bytes
}

describe('text', () => {
  test.each<[name: string, bytes: Uint8Array, encoding: string]>([
    ['UTF-8 with its mark', utf8('\ufeffa,b\nđ,2'), 'utf-8'],
    ['UTF-16 LE', utf16('\ufeffa,b\nđ,2', true), 'utf-16le'],
    ['UTF-16 BE', utf16('\ufeffa,b\nđ,2', false), 'utf-16be'],
  ])('is read as %s', async (_, bytes, encoding) => {
    const table = await read(bytes)
    expect(table.encoding).toBe(encoding)
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      ['đ', '2'],
    ])
  })

  test('has rows numbered as a spreadsheet shows them, and cells of one line', async () => {
    const { rows, delimiter } = await read('a;b\n\n"x\ny";"1,5"\r\n"say ""hi""";z')
    expect(delimiter).toBe(';')
    expect(rows).toEqual([
      { row: 1, cells: ['a', 'b'] },
      { row: 3, cells: ['x y', '1,5'] },
      { row: 4, cells: ['say "hi"', 'z'] },
    ])
  })

  test.each<
    [name: string, text: string | Uint8Array, code: string, data: object, options?: ReadTableOptions]
  >([
    ['nothing', '', 'FILE_EMPTY', {}],
    ['a quote that is never closed', 'a,b\n1,2\nx,"y\nz', 'QUOTE_UNBALANCED', { row: 3, column: 2 }],
    ['text behind a quote', 'a,b\n"x"y,1', 'QUOTE_MISPLACED', { row: 2, column: 1 }],
    ['10^6 columns', `a,b\n${','.repeat(1_000_000)}`, 'TOO_MANY_COLUMNS', { row: 2 }],
    ['a long cell', `a,b\n1,${'x'.repeat(40_000)}`, 'CELL_TOO_LONG', { row: 2, column: 2 }],
    ['too many rows', 'a,b\n1,2\n3,4', 'TOO_MANY_ROWS', { row: 3 }, { limits: { rows: 2 } }],
    ['too many bytes', 'a,b\n1,2', 'FILE_TOO_LARGE', {}, { limits: { bytes: 4 } }],
    ['bytes that are no UTF-8', Uint8Array.of(97, 44, 0xc3, 0x28), 'ENCODING_INVALID', { byte: 2 }],
    ['half a character at the end', Uint8Array.of(97, 44, 0xe1, 0xba), 'ENCODING_INVALID', { byte: 2 }],
    ['UTF-16 without its mark', utf16('a,b', true), 'NOT_TEXT', {}],
  ])('is refused where it is %s', async (_, text, code, data, options) => {
    await expect(read(text, options)).rejects.toMatchObject({ code, data })
  })

  test('keeps what is only text and takes out what commands', async () => {
    const { rows, notes } = await read('a,b\n=1+1,\u001b[31mred\n<script>x</script>,\u202eabc')
    expect(rows.slice(1).map(({ cells }) => cells)).toEqual([
      ['=1+1', '[31mred'],
      ['<script>x</script>', 'abc'],
    ])
    expect(notes).toEqual([
      { row: 2, column: 1, code: 'CONTROL_CHARACTER' },
      { row: 3, column: 1, code: 'BIDI_CONTROL' },
    ])
  })

  test('of 10^6 rows streams row by row, with progress', async () => {
    const chunk = utf8('1,title,2025\n'.repeat(10_000))
    const chunks = async function* () {
      for (let at = 0; at < 100; at++) yield chunk
    }
    let [count, told] = [0, 0]
    const options = { limits: { rows: 1_000_000 }, onProgress: () => void told++ }
    for await (const row of readRows(chunks(), options)) count = row.row
    expect([count, told]).toEqual([1_000_000, 100])
    await expect(readTable(chunks())).rejects.toMatchObject({ code: 'TOO_MANY_ROWS', data: { row: 100_001 } })
  })

  test('is cut the same wherever its chunks end', async () => {
    const text = 'a;"b;""x""\r\ny"\r\nđ;Bộ Y tế 😀\n;\n'
    const whole = (await read(text, { delimiter: ';' })).rows
    const bytes = utf8(text)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 30 }), async (lengths) => {
        const cut = async function* () {
          let at = 0
          for (const length of [...lengths, bytes.length]) {
            if (at < bytes.length) yield bytes.slice(at, at + length)
            at += length
          }
        }
        expect((await readTable(cut(), { delimiter: ';' })).rows).toEqual(whole)
      }),
    )
  })
})

test('any bytes are a table or an error with a code', async () => {
  const starts = fc.constantFrom(
    [],
    [0x50, 0x4b, 3, 4],
    [0xd0, 0xcf, 0x11, 0xe0],
    [0xff, 0xfe],
    [0xef, 0xbb, 0xbf],
  )
  await fc.assert(
    fc.asyncProperty(starts, fc.uint8Array({ maxLength: 200 }), async (start, rest) => {
      const error = await read(Uint8Array.from([...start, ...rest])).then(
        () => undefined,
        (thrown: unknown) => thrown,
      )
      if (error !== undefined) expect(error).toBeInstanceOf(ImportError)
    }),
    { numRuns: 500 },
  )
})

describe('a spreadsheet', () => {
  const rows = [
    ['STT', 'Nhiệm vụ', 'Thời hạn', 'Tỷ lệ'],
    [1, 'Một', new Date(Date.UTC(2025, 5, 30)), 0.07],
    [2, 'Hai', '', 62],
  ]
  const written = (sheet: object) => writeXlsx({ sheets: [{ name: 'Kế hoạch', rows, ...sheet }] } as never)

  test('has its typed cells in one form whatever the locale', async () => {
    const table = await read(await written({}))
    expect(table).toMatchObject({ format: 'xlsx', sheet: 'Kế hoạch', sheets: ['Kế hoạch'] })
    expect(table.rows[1]).toMatchObject({ row: 2, cells: ['1', 'Một', '2025-06-30', '0.07'] })
    expect(table.rows[1]!.typed?.get(2)).toBe('date')
  })

  test('has the value of a merged range in each of its rows', async () => {
    const table = await read(await written({ merges: [{ startRow: 1, startCol: 1, endRow: 2, endCol: 1 }] }))
    expect(table.rows[2]!.cells[1]).toBe('Một')
    expect([...table.rows[2]!.merged!]).toEqual([1])
  })

  test('is refused where it is damaged, protected, another archive, or lacks the sheet', async () => {
    const bytes = await written({})
    const encrypted = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...utf16('EncryptedPackage', true)])
    const refused = async (source: Uint8Array, code: string, options?: ReadTableOptions) =>
      expect(read(source, options)).rejects.toMatchObject({ code })
    await refused(bytes.slice(0, bytes.length / 2), 'SPREADSHEET_CORRUPT')
    await refused(encrypted, 'SPREADSHEET_ENCRYPTED')
    await refused(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1), 'SPREADSHEET_LEGACY')
    await refused(zipSync({ 'word/document.xml': utf8('<w/>') }), 'NOT_A_SPREADSHEET')
    await refused(bytes, 'SHEET_UNKNOWN', { sheet: 'Khác' })
    await refused(bytes, 'TOO_MANY_COLUMNS', { limits: { columns: 2 } })
    await refused(bytes, 'TOO_MANY_ROWS', { limits: { rows: 2 } })
  })

  test('that unpacks to more than is allowed is given up', async () => {
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(50 * 2 ** 20) })
    expect(bomb.length).toBeLessThan(100_000)
    const limits = { unpackedBytes: 2 ** 20 }
    await expect(read(bomb, { limits })).rejects.toMatchObject({ code: 'SPREADSHEET_TOO_LARGE' })
  })
})
