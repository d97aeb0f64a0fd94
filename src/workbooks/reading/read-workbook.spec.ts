import { Workbook } from 'exceljs';
import { forgedWorkbook, link } from '../../../test/support/xlsx-forge';
import type { Sheet, SheetCell } from '../../domain/sheet';
import { readWorkbookHere } from './read-workbook';

const STYLES =
  '<numFmts count="5"><numFmt numFmtId="164" formatCode="dd/mm/yyyy;@"/><numFmt numFmtId="165" formatCode="0.00\\ &quot;días&quot;"/>' +
  '<numFmt numFmtId="166" formatCode="#,##0\\d"/><numFmt numFmtId="167" formatCode="[h]:mm"/><numFmt numFmtId="168" formatCode="mmm-yy"/></numFmts>' +
  '<fonts><font/><font><b/></font><font><b val="false"/></font><font><b val="0"/></font></fonts><fills><fill/></fills><borders><border/></borders>' +
  `<cellXfs>${[0, 164, 165, 166, 167, 168].map((format) => `<xf numFmtId="${format}" fontId="0"/>`).join('')}` +
  '<xf numFmtId="0" fontId="1"/><xf numFmtId="0" fontId="2"/><xf numFmtId="0" fontId="3"/></cellXfs>';

async function firstSheet(bytes: Uint8Array): Promise<Sheet> {
  const [sheet] = await readWorkbookHere(bytes);
  if (!sheet) throw new Error('no sheet was read');
  return sheet;
}

/** The one cell of a sheet that is written as `cell`, without its place; undefined where it counts as empty. */
async function content(cell: string, properties = ''): Promise<Partial<SheetCell> | undefined> {
  const sheet = `<sheetData><row r="1">${cell}</row></sheetData>`;
  const [found] = (await firstSheet(forgedWorkbook({ sheet, styles: STYLES, properties }))).cells;
  if (!found) return undefined;
  const { row, column, ...rest } = found;
  expect([row, column]).toEqual([1, 1]);
  return rest;
}

const inline = (runs: string): string => `<c r="A1" t="inlineStr"><is>${runs}</is></c>`;

describe('numbers, dates and the rest', () => {
  it.each([
    ['a number', '<c r="A1"><v>1250</v></c>', { kind: 'number', text: '1250', number: 1250 }],
    ['a sum of fractions', '<c r="A1"><v>0.30000000000000004</v></c>', { kind: 'number', text: '0.3', number: 0.3 }],
    ['a large number', '<c r="A1"><v>1E+21</v></c>', { kind: 'number', text: '1000000000000000000000', number: 1e21 }],
    ['a small number', '<c r="A1"><v>1.5E-7</v></c>', { kind: 'number', text: '0.00000015', number: 1.5e-7 }],
    ['a negative zero', '<c r="A1"><v>-0</v></c>', { kind: 'number', text: '0', number: 0 }],
    ['no number', '<c r="A1"><v>abc</v></c>', { kind: 'error', text: '#¡NUM!' }],
    ['a truth', '<c r="A1" t="b"><v>1</v></c>', { kind: 'boolean', text: 'VERDADERO' }],
    ['an untruth', '<c r="A1" t="b"><v>0</v></c>', { kind: 'boolean', text: 'FALSO' }],
    ['an error', '<c r="A1" t="e"><v>#DIV/0!</v></c>', { kind: 'error', text: '#DIV/0!' }],
    ['a date', '<c r="A1" s="1"><v>43787</v></c>', { kind: 'date', text: '2019-11-18' }],
    ['a date with an hour', '<c r="A1" s="1"><v>43787.99</v></c>', { kind: 'date', text: '2019-11-18' }],
    ['a month', '<c r="A1" s="5"><v>43770</v></c>', { kind: 'date', text: '2019-11-01' }],
    ['a zero shown as a date', '<c r="A1" s="1"><v>0</v></c>', { kind: 'number', text: '0', number: 0 }],
    ['a number far past any date', '<c r="A1" s="1"><v>99999999999</v></c>', { kind: 'error', text: '#¡NUM!' }],
    ['a number with a word', '<c r="A1" s="2"><v>12.5</v></c>', { kind: 'number', text: '12.5', number: 12.5 }],
    ['a number with a letter', '<c r="A1" s="3"><v>43787</v></c>', { kind: 'number', text: '43787', number: 43787 }],
    ['hours', '<c r="A1" s="4"><v>1.5</v></c>', { kind: 'number', text: '1.5', number: 1.5 }],
  ])('reads %s', async (_, cell, expected) => expect(await content(cell)).toEqual(expected));

  it('counts days from 1904 where the workbook does', async () => {
    const cell = '<c r="A1" s="1"><v>42325</v></c>';
    for (const value of ['1', 'true']) {
      expect(await content(cell, `<workbookPr date1904="${value}"/>`)).toEqual({ kind: 'date', text: '2019-11-18' });
    }
  });
});

describe('texts', () => {
  const text = (written: string, bold = false): object => ({
    kind: 'text',
    text: written,
    runs: [{ text: written, bold }],
  });

  it.each([
    ['a text', inline('<t>ITEM</t>'), text('ITEM')],
    ['a number as text', inline('<t>1.250</t>'), text('1.250')],
    ['spaces around it', inline('<t xml:space="preserve"> a </t>'), text(' a ')],
    ['an escaped line end', inline('<t>a_x000D_\nb</t>'), text('a\nb')],
    ['an escaped control character', inline('<t>a_x0007_b</t>'), text('a\u0007b')],
    ['a bold cell', '<c r="A1" s="6" t="inlineStr"><is><t>SUNAFIL</t></is></c>', text('SUNAFIL', true)],
    ['bold that is false', '<c r="A1" s="7" t="inlineStr"><is><t>SUNAFIL</t></is></c>', text('SUNAFIL')],
    ['bold that is 0', '<c r="A1" s="8" t="inlineStr"><is><t>SUNAFIL</t></is></c>', text('SUNAFIL')],
  ])('reads %s', async (_, cell, expected) => expect(await content(cell)).toEqual(expected));

  it.each([
    ['nothing', '<c r="A1" s="1"/>'],
    ['an empty text', inline('<t></t>')],
    ['white space', inline('<t xml:space="preserve"> \u00A0\n</t>')],
  ])('takes %s for an empty cell', async (_, cell) => expect(await content(cell)).toBeUndefined());

  it('reads 32,767 letters', async () => {
    expect((await content(inline(`<t>${'ñ'.repeat(32_767)}</t>`)))?.text).toHaveLength(32_767);
  });

  it('gives each run its own typeface, and the cell’s where it has none', async () => {
    const runs =
      '<r><t>uno</t></r><r><rPr><b/><sz val="9"/></rPr><t xml:space="preserve"> dos</t></r><r><rPr><sz val="9"/></rPr><t xml:space="preserve"> tres</t></r>' +
      '<r><rPr><b val="false"/></rPr><t xml:space="preserve"> cuatro</t></r>';
    const plain = await content(inline(runs));
    expect(plain?.text).toBe('uno dos tres cuatro');
    expect(plain?.runs?.map(({ bold }) => bold)).toEqual([false, true, false, false]);
    const bold = await content(`<c r="A1" s="6" t="inlineStr"><is>${runs}</is></c>`);
    expect(bold?.runs?.map((run) => run.bold)).toEqual([true, true, false, false]);
  });

  it('reads shared texts, rich ones too', async () => {
    const texts = '<si><t>a_x005F_x0041_b</t></si><si><r><rPr><b/></rPr><t>MTPE</t></r><r><t>/MINJUS</t></r></si>';
    const sheet = '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row></sheetData>';
    const { cells } = await firstSheet(forgedWorkbook({ texts, sheet }));
    expect(cells.map((cell) => cell.text)).toEqual(['a_x0041_b', 'MTPE/MINJUS']);
    expect(cells[1]?.runs).toEqual([
      { text: 'MTPE', bold: true },
      { text: '/MINJUS', bold: false },
    ]);
  });
});

describe('formulas', () => {
  it.each([
    ['a number', '<c r="A1"><f>1+1</f><v>2</v></c>', { kind: 'number', text: '2', number: 2 }],
    ['zero', '<c r="A1"><f>1-1</f><v>0</v></c>', { kind: 'number', text: '0', number: 0 }],
    ['a date', '<c r="A1" s="1"><f>TODAY()</f><v>43787</v></c>', { kind: 'date', text: '2019-11-18' }],
    [
      'a text',
      '<c r="A1" t="str"><f>"a"</f><v>a</v></c>',
      { kind: 'text', text: 'a', runs: [{ text: 'a', bold: false }] },
    ],
    ['a truth', '<c r="A1" t="b"><f>TRUE</f><v>1</v></c>', { kind: 'boolean', text: 'VERDADERO' }],
    ['an error', '<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', { kind: 'error', text: '#DIV/0!' }],
    ['nothing', '<c r="A1"><f>1+1</f></c>', { kind: 'no-result', text: '' }],
    ['an empty value', '<c r="A1"><f>1+1</f><v></v></c>', { kind: 'no-result', text: '' }],
    ['an empty text', '<c r="A1" t="str"><f>""</f><v></v></c>', undefined],
  ])('counts by its stored result: %s', async (_, cell, expected) => expect(await content(cell)).toEqual(expected));

  it('counts a shared formula by the result of each cell', async () => {
    const cells =
      '<c r="A1"><f t="shared" ref="A1:B1" si="0">1+1</f><v>2</v></c><c r="B1"><f t="shared" si="0"/><v>3</v></c>';
    const sheet = await firstSheet(forgedWorkbook({ sheet: `<sheetData><row r="1">${cells}</row></sheetData>` }));
    expect(sheet.cells.map(({ number }) => number)).toEqual([2, 3]);
  });
});

describe('a sheet', () => {
  it('gives its cells by row and column, and of a merged block the first alone', async () => {
    const row = (number: number): string =>
      `<row r="${number}">${['A', 'B', 'C'].map((letter) => `<c r="${letter}${number}"><v>${number}</v></c>`).join('')}</row>`;
    const merges = '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="C2:C3"/></mergeCells>';
    const sheet = await firstSheet(
      forgedWorkbook({ sheet: `<sheetData>${row(3)}${row(1)}${row(2)}</sheetData>${merges}` }),
    );
    expect(sheet.cells.map((cell) => [cell.row, cell.column])).toEqual([
      [1, 1],
      [1, 3],
      [2, 3],
      [3, 1],
      [3, 2],
    ]);
    expect(sheet.merges).toEqual([
      { top: 1, left: 1, bottom: 2, right: 2 },
      { top: 2, left: 3, bottom: 3, right: 3 },
    ]);
  });

  it('is found by its link, whatever its part is called and however the link is written', async () => {
    const sheet = (text: string): string =>
      `<x:worksheet xmlns:x="urn:x"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>${text}</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`;
    const bytes = forgedWorkbook({
      links: link('rId7', 'worksheet', '/xl/hojas/Segunda.xml') + link('rId8', 'chartsheet', 'chartsheets/sheet1.xml'),
      parts: {
        'xl/workbook.xml':
          '<workbook xmlns:r="urn:r"><sheets><sheet name="History" sheetId="9" state="hidden" r:id="rId7"/>' +
          '<sheet name="Gráfico" sheetId="3" r:id="rId8"/><sheet name="Hoja 1" sheetId="1" r:id="rIdS"/></sheets></workbook>',
        'xl/hojas/segunda.xml': sheet('oculta'),
        'xl/chartsheets/sheet1.xml': '<chartsheet/>',
      },
    });
    const sheets = await readWorkbookHere(bytes);
    expect(sheets.map(({ name, cells }) => [name, cells[0]?.text])).toEqual([
      ['History', 'oculta'],
      ['Hoja 1', 'ITEM'],
    ]);
  });

  it('has the same content whether or not its headings are a table', async () => {
    const workbook = new Workbook();
    workbook.addWorksheet('Actividades').addTable({
      name: 'Tabla1',
      ref: 'A1',
      columns: [{ name: 'LÍNEA DE\nACCIÓN' }, { name: 'FECHA' }],
      rows: [['LA 1.3.3', new Date(Date.UTC(2019, 10, 18))]],
    });
    const { cells } = await firstSheet(new Uint8Array(await workbook.xlsx.writeBuffer()));
    expect(cells.slice(0, 3).map(({ text }) => text)).toEqual(['LÍNEA DE\nACCIÓN', 'FECHA', 'LA 1.3.3']);
  });
});
