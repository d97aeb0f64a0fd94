/** Small files of every kind that serves as evidence, written by hand so that a test can spoil them at a known place. */
import { crc32, deflateSync } from 'node:zlib';
import type { FileBytes } from '../../src/files/file-bytes';
import { entryOf, type RawEntry, rawZip } from './raw-zip';

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const WORD = `${OFFICE}.wordprocessingml.document.main+xml`;
const EXCEL = `${OFFICE}.spreadsheetml.sheet.main+xml`;

export const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF\n',
);

/** One white point, as libjpeg writes it. */
export const JPEG = Buffer.from(
  `/9j/4AAQSkZJRgABAQEASABIAAD/2wBDA${'P'.padEnd(87, '/')}wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxD/2Q==`,
  'base64',
);

export const PNG = png(deflateSync(Buffer.from([0, 255, 255, 255])));

export const EML = Buffer.from(
  'From: Mesa de partes <mesa@sunafil.example>\r\nTo: st@cnlctf.example\r\nDate: Mon, 18 Nov 2019 10:00:00 -0500\r\nSubject: =?UTF-8?Q?Remisi=C3=B3n?=\r\nContent-Type: text/html\r\n\r\n<html><body>Adjunto.</body></html>\r\n',
);

/** A document of Word or a workbook of Excel with these parts besides. */
export function office(kind: 'docx' | 'xlsx', more: readonly RawEntry[] = [], main?: string): Buffer {
  const type = main ?? (kind === 'docx' ? WORD : EXCEL);
  const types = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/main.xml" ContentType="${type}"/></Types>`;
  return rawZip([entryOf('[Content_Types].xml', types), entryOf('main.xml', '<document/>'), ...more]);
}

export function openDocument(type: 'text' | 'spreadsheet' | 'presentation', more: readonly RawEntry[] = []): Buffer {
  const mimetype = entryOf('mimetype', `application/vnd.oasis.opendocument.${type}`);
  return rawZip([mimetype, entryOf('content.xml', '<office:document-content/>'), ...more]);
}

/** A PNG of one point with these compressed points, and chunks before its end. */
export function png(points: Buffer, more: readonly [string, Buffer][] = []): Buffer {
  const size = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks: [string, Buffer][] = [['IHDR', size], ...more, ['IDAT', points], ['IEND', Buffer.alloc(0)]];
  return Buffer.concat([signature, ...chunks.map(([type, content]) => chunk(type, content))]);
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), content]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(content.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

/** Bytes in memory, read as those of a file. */
export function inMemory(bytes: Buffer): FileBytes {
  return { size: bytes.length, read: (from, length) => Promise.resolve(bytes.subarray(from, from + length)) };
}
