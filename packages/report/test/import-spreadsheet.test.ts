import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import {
  guessMapping,
  type ReadTableOptions,
  readPlan,
  readProgress,
  readTable,
  unitDictionary,
} from '../src/import/index.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Styles by index: 0 general, 1 percent, 2 percent with decimals, 3 month and year, 4 a day. */
const styles = `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="mm/yyyy"/></numFmts>
<cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="10"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>`

const files = (rows: string, afterRows = '') => ({
  '[Content_Types].xml': utf8(
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  ),
  'xl/workbook.xml': utf8(
    `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="KH" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ),
  'xl/_rels/workbook.xml.rels': utf8(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
  ),
  'xl/styles.xml': utf8(styles),
  'xl/worksheets/sheet1.xml': utf8(
    `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${afterRows}</worksheet>`,
  ),
})
const workbook = (rows: string, afterRows = '') => zipSync(files(rows, afterRows))
const row = (number: number, ...cells: readonly string[]) => `<row r="${number}">${cells.join('')}</row>`
const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`
const number = (at: string, value: number, style = 0) => `<c r="${at}" s="${style}"><v>${value}</v></c>`
const refused = (bytes: Uint8Array, code: string, options?: ReadTableOptions) =>
  expect(readTable(bytes, options)).rejects.toMatchObject({ code })

describe('a cell of a spreadsheet', () => {
  test('with a formula has the value it last came to, and a note', async () => {
    const sum = '<c r="B2"><f>SUM(B3:B4)</f><v>12.5</v></c>'
    const joined = '<c r="C2" t="str"><f>A2&amp;"x"</f><v>1x</v></c>'
    const { rows, notes } = await readTable(
      workbook(row(1, text('A1', 'STT')) + row(2, number('A2', 1), sum, joined)),
    )
    expect(rows[1]?.cells).toEqual(['1', '12.5', '1x'])
    expect(notes).toEqual([
      { row: 2, column: 1, code: 'FORMULA' },
      { row: 2, column: 2, code: 'FORMULA' },
    ])
  })

  test('shown as a percentage, as a month or as a day is what is shown, and is read so whatever the locale', async () => {
    const heading = row(
      1,
      text('A1', 'STT'),
      text('B1', 'Nhiệm vụ'),
      text('C1', 'Thời hạn'),
      text('D1', 'Tỷ lệ'),
    )
    const table = await readTable(
      workbook(
        heading +
          row(2, number('A2', 1), text('B2', 'Một'), number('C2', 45_838, 3), number('D2', 0.07, 1)) +
          row(3, number('A3', 2), text('B3', 'Hai'), number('C3', 45_838, 4), number('D3', 0.625, 2)),
      ),
    )
    expect(table.rows.slice(1).map(({ cells }) => cells.slice(2))).toEqual([
      ['2025-06', '7%'],
      ['2025-06-30', '62.5%'],
    ])
    const { tasks } = readPlan(table, { dictionary: unitDictionary([]) })
    expect(tasks.map(({ deadline }) => deadline)).toEqual([
      { kind: 'lastDay', day: '2025-06-30', precision: 'month' },
      { kind: 'lastDay', day: '2025-06-30', precision: 'day' },
    ])
    for (const locale of ['vi', 'en'] as const)
      expect(readProgress(table, { locale }).reports.map(({ percent }) => percent)).toEqual([7, 62.5])
  })

  test('under two rows of headings is mapped by the lower one', async () => {
    const bytes = workbook(
      row(1, text('A1', 'STT'), text('B1', 'Nhiệm vụ'), text('C1', 'Đơn vị')) +
        row(2, text('C2', 'Chủ trì'), text('D2', 'Phối hợp')) +
        row(3, number('A3', 1), text('B3', 'Một'), text('C3', 'X'), text('D3', 'Y')),
      '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:B2"/><mergeCell ref="C1:D1"/></mergeCells>',
    )
    const { headingRow, columns } = guessMapping(await readTable(bytes), 'plan')
    expect(headingRow).toBe(2)
    expect(columns.map(({ field }) => field)).toEqual(['code', 'title', 'lead', 'coordinating'])
  })

  test('in the last of too many columns is refused', async () => {
    await refused(workbook(row(1, text('A1', 'STT'), text('XFD1', 'x'))), 'TOO_MANY_COLUMNS')
  })
})

describe('an archive', () => {
  test('that declares small sizes and inflates to more is given up', async () => {
    const large = { ...files(''), 'xl/sharedStrings.xml': new Uint8Array(20 * 2 ** 20) }
    const bytes = declaring(zipSync(large), 20 * 2 ** 20, 100)
    await refused(bytes, 'SPREADSHEET_TOO_LARGE', { limits: { unpackedBytes: 2 ** 20 } })
  })

  test('that is a spreadsheet with a password, or of an older format, is refused', async () => {
    const compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
    const name = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0])
    await refused(Uint8Array.from([...compound, ...new Array(600).fill(0), ...name]), 'SPREADSHEET_ENCRYPTED')
    await refused(Uint8Array.from([...compound, ...new Array(600).fill(0)]), 'SPREADSHEET_LEGACY')
  })
})

/** The same archive, whose headers, local and central, say that what has one size unpacked has another. */
function declaring(archive: Uint8Array, size: number, said: number): Uint8Array {
  const bytes = archive.slice()
  const view = new DataView(bytes.buffer)
  let replaced = 0
  for (let at = 0; at + 4 <= bytes.length; at++)
    if (view.getUint32(at, true) === size) {
      view.setUint32(at, said, true)
      replaced++
    }
  expect(replaced).toBe(2)
  return bytes
}
