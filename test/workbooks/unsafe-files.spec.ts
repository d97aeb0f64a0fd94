import { bomb, entryOf, rawZip } from '../support/raw-zip';
import { refusalOf, whileTicking } from '../support/refusal';
import { forgedWorkbook, link, ONE_CELL, sheetData } from '../support/xlsx-forge';
import type { Sheet } from '../../src/domain/sheet';
import { Threads } from '../../src/work/threads';
import { readWorkbook } from '../../src/workbooks/reading/read-in-thread';

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const SAVE_AGAIN =
  'Ábralo con Excel o LibreOffice, guárdelo otra vez como «Libro de Excel (.xlsx)» y vuelva a cargarlo.';
const SPLIT = 'Divida el libro en varios más pequeños y vuelva a cargarlos.';
const EVERYWHERE = 'A1:XFD1048576';

jest.setTimeout(60_000);
const threads = new Threads();
beforeAll(() => readWorkbook(threads, forgedWorkbook()));
afterAll(() => threads.stop());

const refusal = (bytes: Buffer): Promise<string> => refusalOf(() => readWorkbook(threads, bytes));

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
