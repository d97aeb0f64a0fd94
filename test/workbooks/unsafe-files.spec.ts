import '../support/worker-threads';
import { bomb, entryOf, rawZip } from '../support/raw-zip';
import { ticksWhile } from '../support/ticks';
import { forgedWorkbook, link, ONE_CELL, sheetData } from '../support/xlsx-forge';
import type { Sheet } from '../../src/domain/sheet';
import { Threads } from '../../src/work/threads';
import { WorkRefused } from '../../src/work/work-refused';
import { readWorkbook } from '../../src/workbooks/reading/read-in-thread';

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const SAVE_AGAIN =
  'Ábralo con Excel o LibreOffice, guárdelo otra vez como «Libro de Excel (.xlsx)» y vuelva a cargarlo.';
const SPLIT = 'Divida el libro en varios más pequeños y vuelva a cargarlos.';
const EVERYWHERE = 'A1:XFD1048576';

jest.setTimeout(30_000);
const threads = new Threads();
beforeAll(() => readWorkbook(threads, forgedWorkbook()));
afterAll(() => threads.stop());

// Half of the ticks is far above what a blocked event loop gives, and far below what a busy machine takes.
async function whileTicking<T>(work: () => Promise<T>): Promise<T> {
  const { value, share, longestPause } = await ticksWhile(work);
  expect(longestPause < 500 || share > 0.5).toBe(true);
  return value;
}

async function refusal(bytes: Buffer): Promise<string> {
  const error: unknown = await whileTicking(() => readWorkbook(threads, bytes).catch((e: unknown) => e));
  expect(error).toBeInstanceOf(WorkRefused);
  return (error as WorkRefused).message;
}

function compoundFile(stream: string): Buffer {
  return Buffer.concat([OLE, Buffer.alloc(504), Buffer.from(stream, 'utf16le'), Buffer.alloc(1024)]);
}

describe('a file that is no workbook', () => {
  const cases: [string, () => Buffer, string][] = [
    ['empty', () => Buffer.alloc(0), 'El archivo está vacío (0 bytes). Elija otra vez el libro y cárguelo.'],
    ['a text', () => Buffer.from('ITEM;META\n1;2\n'), `El archivo no es un libro de Excel (.xlsx). ${SAVE_AGAIN}`],
    [
      'a zip of something else',
      () => rawZip([entryOf('mimetype', 'application/vnd.oasis.opendocument.spreadsheet')]),
      `El archivo no es un libro de Excel (.xlsx). ${SAVE_AGAIN}`,
    ],
    [
      'cut off',
      () => forgedWorkbook({ sheet: sheetData(50, 5) }).subarray(0, 900),
      `El archivo está dañado o incompleto. ${SAVE_AGAIN}`,
    ],
    [
      'with a password',
      () => compoundFile('EncryptedPackage'),
      'El archivo está cifrado con una contraseña. Quítele en Excel la contraseña de apertura, guárdelo y vuelva a cargarlo.',
    ],
    [
      'a zip with a password',
      () => rawZip([{ ...entryOf('xl/workbook.xml', 'x'), flags: 1 }]),
      'El archivo está cifrado con una contraseña. Quítele la contraseña, guárdelo y vuelva a cargarlo.',
    ],
    [
      'an old .xls',
      () => compoundFile('Workbook'),
      'El archivo es un libro de Excel 97-2003 (.xls). Guárdelo como «Libro de Excel (.xlsx)» y vuelva a cargarlo.',
    ],
    [
      'an old .doc',
      () => compoundFile('WordDocument'),
      'El archivo es un documento antiguo de Office y no un libro de Excel (.xlsx). Elija el libro y cárguelo.',
    ],
    [
      'a binary workbook',
      () =>
        forgedWorkbook({
          parts: {
            '[Content_Types].xml':
              '<Types><Override PartName="/xl/workbook.bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>',
          },
        }),
      'El archivo es un libro binario de Excel (.xlsb). Guárdelo como «Libro de Excel (.xlsx)» y vuelva a cargarlo.',
    ],
  ];
  it.each(cases)('is refused: %s', async (_, bytes, sentence) => expect(await refusal(bytes())).toBe(sentence));
});

describe('a workbook past a limit', () => {
  const cases: [string, () => Buffer, string][] = [
    ['21 MB packed', () => Buffer.alloc(21 * 1024 * 1024), `El archivo pesa 21 MB y se admiten hasta 20 MB. ${SPLIT}`],
    [
      'a zip bomb',
      () => forgedWorkbook({ entries: [bomb('xl/media/image1.bin', 160)] }),
      `El archivo ocupa 160.1 MB al descomprimirlo y se admiten hasta 100 MB. ${SPLIT}`,
    ],
    [
      'a zip bomb that is a sheet and whose headers claim a kilobyte',
      () => forgedWorkbook({ entries: [bomb('xl/worksheets/sheet2.xml', 101, 1024)] }),
      `El archivo ocupa 101.1 MB al descomprimirlo y se admiten hasta 100 MB. ${SPLIT}`,
    ],
    [
      'a zip bomb past counting',
      () => forgedWorkbook({ entries: [bomb('xl/media/image1.bin', 1100)] }),
      `El archivo ocupa más de 1,000 MB al descomprimirlo y se admiten hasta 100 MB. ${SPLIT}`,
    ],
    [
      '1,001 parts',
      () => rawZip(Array.from({ length: 1001 }, (_, index) => entryOf(`xl/media/${index}.bin`, ''))),
      `El libro tiene 1,001 partes internas y se admiten hasta 1,000. ${SPLIT}`,
    ],
    [
      '300,000 rows',
      () => forgedWorkbook({ sheet: sheetData(300_000, 0) }),
      `El libro tiene 300,000 filas y se admiten hasta 50,000. ${SPLIT}`,
    ],
    [
      '600,000 cells',
      () => forgedWorkbook({ sheet: sheetData(40_000, 15) }),
      `El libro tiene 600,000 celdas y se admiten hasta 500,000. ${SPLIT}`,
    ],
    [
      '500,001 texts',
      () => forgedWorkbook({ texts: '<si><t>a</t></si>'.repeat(500_001) }),
      `El libro tiene 500,001 textos distintos y se admiten hasta 500,000. ${SPLIT}`,
    ],
    [
      '20,001 merges',
      () =>
        forgedWorkbook({ sheet: `${ONE_CELL}<mergeCells>${'<mergeCell ref="A1:A2"/>'.repeat(20_001)}</mergeCells>` }),
      `El libro tiene 20,001 bloques de celdas combinadas y se admiten hasta 20,000. ${SPLIT}`,
    ],
    [
      'one merge over the whole sheet',
      () => forgedWorkbook({ sheet: `${ONE_CELL}<mergeCells><mergeCell ref="${EVERYWHERE}"/></mergeCells>` }),
      'Los bloques de celdas combinadas del libro cubren 17,179,869,184 celdas y se admiten hasta 500,000. ' +
        'Deshaga las combinaciones que no hacen falta y vuelva a cargarlo.',
    ],
    [
      'a cell in the last row',
      () => forgedWorkbook({ sheet: '<sheetData><row r="1048576"><c r="B1048576"><v>1</v></c></row></sheetData>' }),
      'La celda B1048576 de la hoja «Hoja 1» está en la fila 1,048,576 y se admiten hasta 50,000 filas. ' +
        'Elimine las filas que sobran bajo los datos y vuelva a cargar el libro.',
    ],
    [
      'tags nested deeply',
      () => forgedWorkbook({ sheet: `${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}` }),
      'El libro anida 5,001 etiquetas una dentro de otra y se admiten hasta 256: no lo escribió Excel. ' +
        'Copie sus celdas a un libro nuevo y vuelva a cargarlo.',
    ],
    [
      'tags nested without end',
      () => forgedWorkbook({ sheet: '<a>'.repeat(3_000_000) }),
      'El libro anida 100,001 etiquetas una dentro de otra y se admiten hasta 256: no lo escribió Excel. ' +
        'Copie sus celdas a un libro nuevo y vuelva a cargarlo.',
    ],
  ];
  it.each(cases)('is refused: %s', async (_, bytes, sentence) => expect(await refusal(bytes())).toBe(sentence));
});

describe('a workbook with what has no place in one', () => {
  const outside = (target: string): string =>
    `El libro contiene un vínculo a otro archivo, una conexión o un objeto incrustado («${target}»). ` +
    'Rompa el vínculo en Excel (Datos, Editar vínculos) o quite el objeto, guárdelo y vuelva a cargarlo.';
  const macros = (place: string): string =>
    `El libro contiene macros («${place}»). Guárdelo como «Libro de Excel (.xlsx)», que no las lleva, y vuelva a cargarlo.`;
  const growing =
    '<!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>';
  const cases: [string, () => Buffer, string][] = [
    [
      'an entity bomb',
      () => forgedWorkbook({ texts: '', parts: { 'xl/sharedStrings.xml': growing } }),
      'El libro declara entidades XML propias (DOCTYPE) en la parte «xl/sharedstrings.xml», lo que un libro de Excel nunca lleva. ' +
        'Copie sus celdas a un libro nuevo y vuelva a cargarlo.',
    ],
    [
      'a link to another workbook',
      () => forgedWorkbook({ links: link('rId9', 'externalLink', 'externalLinks/externalLink1.xml') }),
      outside('xl/externallinks/externallink1.xml'),
    ],
    [
      'a picture from the web',
      () => forgedWorkbook({ sheetLinks: link('rId9', 'image', 'http://example.org/a.png', 'External') }),
      outside('http://example.org/a.png'),
    ],
    [
      'a data connection',
      () => forgedWorkbook({ links: link('rId9', 'connections', 'connections.xml') }),
      outside('xl/connections.xml'),
    ],
    [
      'an embedded object',
      () => forgedWorkbook({ sheetLinks: link('rId9', 'oleObject', '../embeddings/oleObject1.bin') }),
      outside('xl/embeddings/oleobject1.bin'),
    ],
    ['a macro project', () => forgedWorkbook({ parts: { 'xl/vbaProject.bin': 'x' } }), macros('xl/vbaproject.bin')],
    [
      'the content type of macros',
      () =>
        forgedWorkbook({
          parts: {
            '[Content_Types].xml':
              '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
          },
        }),
      macros('xl/workbook.xml'),
    ],
    [
      'an old macro sheet',
      () => forgedWorkbook({ links: link('rId9', 'xlMacrosheet', 'macrosheets/sheet1.xml') }),
      macros('xl/macrosheets/sheet1.xml'),
    ],
  ];
  it.each(cases)('is refused: %s', async (_, bytes, sentence) => expect(await refusal(bytes())).toBe(sentence));
});

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

describe('a workbook with what a library would walk without end', () => {
  const read = async (bytes: Buffer): Promise<Sheet> => {
    const [sheet] = await whileTicking(() => readWorkbook(threads, bytes));
    if (!sheet) throw new Error('no sheet was read');
    return sheet;
  };
  const cases: [string, () => Buffer][] = [
    [
      'a validation over the whole sheet',
      () =>
        forgedWorkbook({
          sheet: `${ONE_CELL}<dataValidations><dataValidation type="list" sqref="${EVERYWHERE}"><formula1>"a,b"</formula1></dataValidation></dataValidations>`,
        }),
    ],
    [
      'a conditional format over the whole sheet',
      () =>
        forgedWorkbook({
          sheet: `${ONE_CELL}<conditionalFormatting sqref="${EVERYWHERE}"><cfRule type="expression" priority="1"><formula>A1=1</formula></cfRule></conditionalFormatting>`,
        }),
    ],
    [
      'a name for the whole sheet',
      () =>
        forgedWorkbook({
          names: `<definedNames><definedName name="todo">'Hoja 1'!$A$1:$XFD$1048576</definedName></definedNames>`,
        }),
    ],
    ['a size that is not so', () => forgedWorkbook({ sheet: `<dimension ref="${EVERYWHERE}"/>${ONE_CELL}` })],
    [
      'a hyperlink',
      () =>
        forgedWorkbook({
          sheet: `${ONE_CELL}<hyperlinks><hyperlink ref="A1" r:id="rId9"/></hyperlinks>`,
          sheetLinks: link('rId9', 'hyperlink', 'http://example.org', 'External'),
        }),
    ],
  ];
  it.each(cases)('is read: %s', async (_, bytes) => {
    expect((await read(bytes())).cells).toEqual([
      { row: 1, column: 1, kind: 'text', text: 'ITEM', runs: [{ text: 'ITEM', bold: false }] },
    ]);
  });

  it('tells a formula without result from one that gives an empty text', async () => {
    const row =
      '<row r="1"><c r="A1"><f>1+1</f></c><c r="B1" t="str"><f>""</f><v></v></c><c r="C1"><f>1+1</f><v>2</v></c></row>';
    expect((await read(forgedWorkbook({ sheet: `<sheetData>${row}</sheetData>` }))).cells).toEqual([
      { row: 1, column: 1, kind: 'no-result', text: '' },
      { row: 1, column: 3, kind: 'number', text: '2', number: 2 },
    ]);
  });
});
