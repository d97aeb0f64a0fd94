/** What every kind is held against: a file that two programs read as two things is refused. */
import type { FileKind } from '../domain/file-kind';
import { Refusal } from '../domain/refusal';
import type { FileBytes } from './file-bytes';

const HEAD = 1024;
const LONGEST_ZIP_END = 22 + 65_535;
const ZIP_END = Buffer.from('PK\u0005\u0006');
const ZIP_DIRECTORY = Buffer.from('PK\u0001\u0002');
const MARKUP = /<(!doctype\s+html|html|head|body|script|iframe|svg|\?php)[\s>]/i;
const FOREIGN = ['PK\u0003\u0004', 'PK\u0005\u0006', '%PDF-', 'Rar!', '7z\u00bc\u00af', 'MZ\u0090', '\u007fELF', '<'];

/** The first bytes, in which readers look for what a file is. */
export function headOf(bytes: FileBytes): Promise<Buffer> {
  return bytes.read(0, HEAD);
}

/** Refuses a head in which a browser would find a page, or a reader of pdf a document that begins late. */
export function refuseOtherHead(head: Buffer, kind: FileKind): void {
  const text = head.toString('latin1');
  // A message may hold a page, and begins with its fields, so that no browser takes it for one.
  if (kind !== 'eml' && MARKUP.test(text)) throw disguised('una página web');
  if (text.includes('%PDF-', kind === 'pdf' ? 1 : 0)) throw disguised('un documento PDF');
}

/**
 * Refuses a file in whose last bytes a zip file ends: readers of zip files begin at the end and take it for one. Some
 * ask that nothing follows, others only that its directory stands before.
 */
export async function refuseZipInside(bytes: FileBytes): Promise<void> {
  const tail = await bytes.read(Math.max(0, bytes.size - LONGEST_ZIP_END), LONGEST_ZIP_END);
  const directory = tail.indexOf(ZIP_DIRECTORY);
  for (let at = tail.indexOf(ZIP_END); at >= 0; at = tail.indexOf(ZIP_END, at + 1)) {
    const commentLength = at + 22 <= tail.length ? tail.readUInt16LE(at + 20) : -1;
    const isLast = at + 22 + commentLength === tail.length;
    if (isLast || (directory >= 0 && directory < at)) throw disguised('un archivo ZIP');
  }
}

/** Refuses what stands behind the end of an image, save for a few bytes that are no other file. */
export async function refuseBehind(bytes: FileBytes, end: number, slack: number): Promise<void> {
  const rest = bytes.size - end;
  if (rest <= 0) return;
  const behind = rest <= slack ? (await bytes.read(end, rest)).toString('latin1') : '';
  if (rest <= slack && !FOREIGN.some((sign) => behind.includes(sign))) return;
  throw new Refusal(
    'Detrás de la imagen hay otros datos (así guardan algunos teléfonos las fotos con movimiento). Ábrala, guárdela otra vez como imagen y envíe esa copia.',
  );
}

/** A file that claims a kind and is not whole. */
export function damaged(): Refusal {
  return new Refusal(
    'El archivo está dañado o incompleto. Ábralo para comprobarlo, guárdelo otra vez y envíe esa copia.',
  );
}

function disguised(what: string): Refusal {
  return new Refusal(
    `El archivo lleva dentro ${what} que otros programas abrirían en su lugar, y por eso no se admite. Ábralo, guárdelo otra vez o imprímalo como PDF y envíe esa copia.`,
  );
}
