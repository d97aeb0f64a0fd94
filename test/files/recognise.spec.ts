import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import type { FileKind } from '../../src/domain/file-kind';
import { putAside } from '../../src/files/arriving-file';
import { recognise } from '../../src/files/recognise';
import { EML, inMemory, JPEG, office, openDocument, PDF, PNG, png } from '../support/evidence-files';
import { bomb, entryOf, type RawEntry, rawZip } from '../support/raw-zip';
import { whyRefused } from '../support/refusal';
import { newFolder } from '../support/yupana';

const folder = newFolder();

function kindOf(bytes: Buffer): Promise<FileKind> {
  return recognise(inMemory(bytes), (content, atMost) => putAside(folder, content, atMost));
}

function joined(...parts: readonly (Buffer | string)[]): Buffer {
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
}

/** An entry that says something of itself that is not so. */
function lying(entry: RawEntry, claims: Partial<RawEntry>): RawEntry {
  return { ...entry, ...claims };
}

const XLSX = readFileSync('data/poa-2019.xlsx');
const ZIP = rawZip([entryOf('informe.pdf', PDF), entryOf('fotos/1.jpg', JPEG), entryOf('libro.xlsx', XLSX)]);

describe('what is taken is known by its content', () => {
  const cases: [string, Buffer, FileKind][] = [
    ['a pdf', PDF, 'pdf'],
    ['a pdf of version 2', joined('%PDF-2.0', PDF.subarray(8)), 'pdf'],
    ['a pdf padded with zeros', joined(PDF, Buffer.alloc(500)), 'pdf'],
    ['a pdf with a comment behind its end', joined(PDF, '% firmado\r\n'), 'pdf'],
    ['a jpeg', JPEG, 'jpeg'],
    ['a jpeg with its smaller copy behind, as phones make it', joined(JPEG, Buffer.alloc(7), JPEG), 'jpeg'],
    ['a jpeg with a few bytes behind', joined(JPEG, 'SEFT'), 'jpeg'],
    ['a png', PNG, 'png'],
    ['a png that names its program', png(Buffer.alloc(9), [['tEXt', Buffer.from('Software\0GIMP')]]), 'png'],
    ['a document of Word', office('docx'), 'docx'],
    ['a workbook of Excel', office('xlsx'), 'xlsx'],
    ['the plan of the sample', XLSX, 'xlsx'],
    ['a text of LibreOffice', openDocument('text'), 'odt'],
    ['a sheet of LibreOffice', openDocument('spreadsheet'), 'ods'],
    ['a message', EML, 'eml'],
    ['a message with unix line ends', Buffer.from(EML.toString().replaceAll('\r\n', '\n')), 'eml'],
    ['a zip of these', ZIP, 'zip'],
    ['a zip with folders', rawZip([entryOf('a/', ''), entryOf('a/b.pdf', PDF)]), 'zip'],
    [
      'a zip as macOS makes it',
      rawZip([
        entryOf('a.pdf', PDF),
        entryOf('__MACOSX/._a.pdf', '\0\x05\x16\x07\0\x02'),
        entryOf('.DS_Store', '\0\0\0\x01Bud1\0'),
      ]),
      'zip',
    ],
  ];

  test.each(cases)('%s', async (_name, bytes, kind) => {
    expect(await kindOf(bytes)).toBe(kind);
  });
});

describe('what is not', () => {
  const cases: [string, Buffer, string][] = [
    ['nothing', Buffer.alloc(0), 'Está vacío'],
    ['a text', Buffer.from('Se realizó el taller.'), 'Su contenido no es de ninguno de los tipos'],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'no es de ninguno'],
    ['an old document', joined(Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'x'), 'archivo antiguo de Office'],
    ['a photo of an iPhone', joined('\0\0\0\x18ftypheic'), 'foto HEIC'],
    ['a video', joined('\0\0\0\x18ftypmp42'), 'Es un video'],
    ['a rar', joined('Rar!\x1a\x07'), 'ZIP'],
    ['a program', joined('MZ\x90\0'), 'Es un programa'],
    ['a list of names that begins with a colon', Buffer.from('Lista: 3\n\nAna\n'), 'no es de ninguno'],
    ['a message with a zero in its header', joined('From: a\0\nDate: b\nTo: c\n\n'), 'no es de ninguno'],
    ['a pdf that begins late', joined('\n', PDF), 'no es de ninguno'],
    ['half a pdf', PDF.subarray(0, -20), 'dañado o incompleto'],
    ['half a jpeg', JPEG.subarray(0, -2), 'dañado o incompleto'],
    ['a jpeg without an image', Buffer.from('ffd8ffe00004ffd9', 'hex'), 'dañado'],
    ['half a png', PNG.subarray(0, -12), 'dañado'],
    ['a png without points', Buffer.concat([PNG.subarray(0, 33), PNG.subarray(-12)]), 'dañado'],
    ['half a zip', ZIP.subarray(0, -30), 'dañado'],
  ];

  test.each(cases)('%s', async (_name, bytes, told) => {
    expect(await whyRefused(kindOf(bytes))).toContain(told);
  });
});

describe('two files in one', () => {
  const page = '<html><script>alert(1)</script></html>';
  const cases: [string, Buffer, string][] = [
    ['a zip behind a jpeg', joined(JPEG, ZIP), 'Detrás de la imagen'],
    ['a small zip behind a jpeg', joined(JPEG, rawZip([entryOf('a', 'a')])), 'Detrás de la imagen'],
    ['a page behind a jpeg', joined(JPEG, page), 'Detrás de la imagen'],
    ['a video behind a jpeg', joined(JPEG, Buffer.alloc(5000, 1)), 'Detrás de la imagen'],
    ['a zip in the comment of a jpeg', jpegWith(rawZip([entryOf('a', 'a')])), 'un archivo ZIP'],
    ['a page in the comment of a jpeg', jpegWith(page), 'una página web'],
    ['a pdf in the comment of a jpeg', jpegWith(PDF), 'un documento PDF'],
    ['a zip behind a png', joined(PNG, rawZip([entryOf('a', 'a')])), 'Detrás de la imagen'],
    ['a page in a png', png(Buffer.alloc(9), [['tEXt', Buffer.from(`Title\0${page}`)]]), 'una página web'],
    ['zeros behind a png', joined(PNG, Buffer.alloc(65)), 'Detrás de la imagen'],
    ['a zip behind a pdf', joined(PDF, rawZip([entryOf('a', 'a')])), 'Detrás del final del PDF'],
    ['a zip inside of a pdf', pdfWith(rawZip([entryOf('a', 'a')])), 'un archivo ZIP'],
    ['a page in a pdf', joined('%PDF-1.4\n', page, PDF.subarray(8)), 'una página web'],
    ['a zip behind a message', joined(EML, rawZip([entryOf('a', 'a')])), 'un archivo ZIP'],
    ['a pdf in a message', joined(EML.subarray(0, -2), PDF), 'un documento PDF'],
    ['bytes before a zip', joined(JPEG, ZIP), 'Detrás de la imagen'],
    ['bytes behind a zip', joined(ZIP, 'x'), 'dañado'],
    ['a document that is both', openDocument('text', [entryOf('[Content_Types].xml', '<Types/>')]), 'dañado'],
  ];

  test.each(cases)('%s', async (_name, bytes, told) => {
    expect(await whyRefused(kindOf(bytes))).toContain(told);
  });

  function jpegWith(content: Buffer | string): Buffer {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(content.length + 2);
    return joined(JPEG.subarray(0, 2), Buffer.from([0xff, 0xfe]), length, content, JPEG.subarray(2));
  }

  /** With a zip's end whose comment reaches to the very end of the pdf. */
  function pdfWith(zip: Buffer): Buffer {
    const rest = '\nendstream\n%%EOF\n';
    const open = Buffer.from(zip);
    open.writeUInt16LE(rest.length, open.length - 2);
    return joined('%PDF-1.4\nstream\n', open, rest);
  }
});

describe('zip files and office documents', () => {
  const inflated = Buffer.alloc(2 * 1024 * 1024, ' ');
  const packed = deflateRawSync(inflated);
  const cases: [string, Buffer, string][] = [
    ['a macro by its part', office('docx', [entryOf('word/vbaProject.bin', 'x')]), 'Contiene macros'],
    ['a macro sheet', office('xlsx', [entryOf('xl/macrosheets/sheet1.xml', '<a/>')]), 'Contiene macros'],
    [
      'a macro by its type',
      office('docx', [], 'application/vnd.ms-word.document.macroEnabled.main+xml'),
      'Contiene macros',
    ],
    [
      'a type hidden in an entity',
      office('xlsx', [], 'application/vnd.ms-excel.sheet.macro&#69;nabled.main+xml'),
      'Contiene macros',
    ],
    ['macros of LibreOffice', openDocument('text', [entryOf('Basic/Standard/Module1.xml', '<a/>')]), 'Contiene macros'],
    ['a presentation', openDocument('presentation'), 'de un tipo que no se admite'],
    ['a template of Word', office('docx', [], 'application/x.template.main+xml'), 'de un tipo que no se admite'],
    ['a list of types with a DOCTYPE', rawZip([entryOf('[Content_Types].xml', '<!DOCTYPE a><Types/>')]), 'dañado'],
    ['a list of types that is no XML', rawZip([entryOf('[Content_Types].xml', '<Types')]), 'dañado'],
    ['a bomb', rawZip([bomb('a.pdf', 600)]), 'más de 50 MB'],
    ['a bomb in a document', office('docx', [bomb('word/a.xml', 600)]), 'más de 500 MB'],
    ['a size that is not so', office('docx', [lying(entryOf('a', 'abc'), { claimedSize: 4 })]), 'dañado'],
    ['a checksum that is not so', office('docx', [lying(entryOf('a', 'abc'), { checksum: 1 })]), 'dañado'],
    ['parts that do not inflate', office('docx', [lying(entryOf('a', 'abc'), { packed: Buffer.from('x') })]), 'dañado'],
    ['a part twice', office('docx', [entryOf('a', 'x'), entryOf('A', 'y')]), 'dañado'],
    ['a password', office('docx', [lying(entryOf('a', 'abc'), { flags: 1 })]), 'contraseña'],
    ['too many parts', rawZip(Array.from({ length: 2001 }, (_, n) => entryOf(`${n}.pdf`, PDF))), 'hasta 2000'],
    ['parts one over the other', overlapping(), 'dañado'],
    ['bytes that no part owns', withGap(), 'dañado'],
    ['another name in the part than in the directory', renamed(), 'dañado'],
    ['a way out of the folder', rawZip([entryOf('../a.pdf', PDF)]), 'dañado'],
    ['a zip without documents', rawZip([entryOf('a/', '')]), 'No contiene ningún documento'],
    ['a zip in a zip', rawZip([entryOf('a.zip', ZIP)]), 'Contiene «a.zip». Es otro archivo ZIP'],
    ['a page in a zip', rawZip([entryOf('a.html', '<html>')]), 'Contiene «a.html». Su contenido'],
    ['a name that lies in a zip', rawZip([entryOf('a.png', PDF)]), 'Contiene «a.png». Su nombre termina en «.png»'],
    [
      'macros in a zip',
      rawZip([entryOf('a.docx', office('docx', [entryOf('vbaProject.bin', 'x')]))]),
      'Contiene macros',
    ],
    ['a disguised file in a zip', rawZip([entryOf('a.jpg', joined(JPEG, ZIP))]), 'Detrás de la imagen'],
  ];

  test.each(cases)('%s', async (_name, bytes, told) => {
    expect(await whyRefused(kindOf(bytes))).toContain(told);
  });

  test('many parts unpack to more than 500 MB together', async () => {
    const parts = Array.from({ length: 260 }, (_, n) => ({
      ...entryOf(`${n}.xml`, ''),
      ...{ packed, claimedSize: inflated.length, checksum: crcOf(inflated) },
    }));
    expect(await whyRefused(kindOf(office('docx', parts)))).toContain('más de 500 MB');
  });

  function crcOf(bytes: Buffer): number {
    return entryOf('', bytes).checksum;
  }

  /** The directory names the first part's place for the second too. */
  function overlapping(): Buffer {
    const zip = rawZip([entryOf('a.pdf', PDF), entryOf('b.pdf', PDF)]);
    const second = zip.lastIndexOf('b.pdf');
    zip.writeUInt32LE(0, second - 4);
    zip.write('a.pdf', 30);
    return zip;
  }

  function withGap(): Buffer {
    const zip = rawZip([entryOf('a.pdf', PDF)]);
    const directory = zip.indexOf('PK\u0001\u0002');
    const gap = Buffer.alloc(2000, 1);
    const moved = Buffer.concat([zip.subarray(0, directory), gap, zip.subarray(directory)]);
    moved.writeUInt32LE(directory + gap.length, moved.length - 6);
    return moved;
  }

  function renamed(): Buffer {
    const zip = rawZip([entryOf('a.pdf', PDF)]);
    zip.write('b.exe', 30);
    return zip;
  }
});
