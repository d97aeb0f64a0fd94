import { entryOf } from '../support/raw-zip';
import { refusalOf } from '../support/refusal';
import { forgedWorkbook, ONE_CELL } from '../support/xlsx-forge';
import { Threads } from '../../src/work/threads';
import { readWorkbook } from '../../src/workbooks/reading/read-in-thread';

const SAVE_AGAIN =
  'Ábralo con Excel o LibreOffice, guárdelo otra vez como «Libro de Excel (.xlsx)» y vuelva a cargarlo.';

jest.setTimeout(60_000);
const threads = new Threads();
afterAll(() => threads.stop());

const refusal = (bytes: Buffer): Promise<string> => refusalOf(() => readWorkbook(threads, bytes));

describe('a workbook that is damaged', () => {
  const part = (name: string): string =>
    `El libro está dañado: su parte «${name}» está incompleta o mal formada. ${SAVE_AGAIN}`;
  const sheet = (trouble: string): string => `La hoja «Hoja 1» ${trouble} ${SAVE_AGAIN}`;
  const cases: [string, () => Buffer, string][] = [
    [
      'a sheet that ends in the middle',
      () => forgedWorkbook({ parts: { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1"><c r="A1">' } }),
      part('xl/worksheets/sheet1.xml'),
    ],
    [
      'texts that end in the middle',
      () => forgedWorkbook({ texts: '', parts: { 'xl/sharedStrings.xml': '<sst><si><t>ITEM</t></si>' } }),
      part('xl/sharedstrings.xml'),
    ],
    [
      'text that is not UTF-8',
      () => forgedWorkbook({ texts: '', parts: { 'xl/sharedStrings.xml': Buffer.from('<sst>\xf1</sst>', 'latin1') } }),
      part('xl/sharedstrings.xml'),
    ],
    [
      'a part that is there twice',
      () => forgedWorkbook({ entries: [entryOf('XL/workbook.xml', '<workbook/>')] }),
      `El archivo contiene dos veces la parte «xl/workbook.xml». ${SAVE_AGAIN}`,
    ],
    [
      'bytes that changed on the way',
      () => forgedWorkbook({ entries: [{ ...entryOf('a.bin', 'abc'), checksum: 7 }] }),
      `El archivo está dañado o incompleto. ${SAVE_AGAIN}`,
    ],
    [
      'a sheet that is missing',
      () => forgedWorkbook({ parts: { 'xl/worksheets/sheet1.xml': '<chartsheet/>' } }),
      `La hoja «Hoja 1» falta en el archivo o está dañada. ${SAVE_AGAIN}`,
    ],
    [
      'CDATA, which would be lost',
      () => forgedWorkbook({ texts: '<si><t><![CDATA[ITEM]]></t></si>' }),
      `El libro contiene secciones CDATA en la parte «xl/sharedstrings.xml», lo que Excel nunca escribe. ${SAVE_AGAIN}`,
    ],
    [
      'rows without number',
      () => forgedWorkbook({ sheet: '<sheetData><row><c><v>1</v></c></row></sheetData>' }),
      sheet('no dice en qué fila están sus celdas.'),
    ],
    [
      'cells that say another row',
      () => forgedWorkbook({ sheet: '<sheetData><row r="1"><c r="A1048576"><v>1</v></c></row></sheetData>' }),
      sheet('no dice en qué fila y columna están sus celdas.'),
    ],
    [
      'a date as text',
      () => forgedWorkbook({ sheet: '<sheetData><row r="1"><c r="A1" t="d"><v>2019-11-18</v></c></row></sheetData>' }),
      sheet('guarda la fecha de la celda A1 como texto ISO, que no se admite.'),
    ],
    [
      'a merge outside the sheet',
      () => forgedWorkbook({ sheet: `${ONE_CELL}<mergeCells><mergeCell ref="A1:ZZZ9"/></mergeCells>` }),
      sheet('combina un bloque de celdas que no existe («A1:ZZZ9»).'),
    ],
    [
      'columns without end',
      () => forgedWorkbook({ sheet: `<cols><col min="1" max="1000000000"/></cols>${ONE_CELL}` }),
      sheet('da ancho a columnas que no existen.'),
    ],
    [
      'merges that overlap',
      () =>
        forgedWorkbook({
          sheet: `${ONE_CELL}<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="B2:C3"/></mergeCells>`,
        }),
      `En la hoja «Hoja 1» se superponen dos bloques de celdas combinadas. ${SAVE_AGAIN}`,
    ],
    [
      'a text that does not exist',
      () =>
        forgedWorkbook({ texts: '', sheet: '<sheetData><row r="1"><c r="A1" t="s"><v>7</v></c></row></sheetData>' }),
      `El libro está dañado: sus hojas, estilos y textos no concuerdan entre sí. ${SAVE_AGAIN}`,
    ],
    [
      'no sheet at all',
      () => forgedWorkbook({ parts: { 'xl/workbook.xml': '<workbook><sheets/></workbook>' } }),
      'El libro no tiene ninguna hoja de cálculo. Elija otro y cárguelo.',
    ],
  ];
  it.each(cases)('is refused: %s', async (_, bytes, sentence) => expect(await refusal(bytes())).toBe(sentence));
});
