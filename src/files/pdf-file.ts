import { Refusal } from '../domain/refusal';
import type { FileBytes } from './file-bytes';
import { damaged } from './whole-file';

const TAIL = 2048;
const SLACK = 1024;

/** Whether a file begins as a pdf does; one that begins later is none here, though readers would open it. */
export function isPdf(head: Buffer): boolean {
  return /^%PDF-[12]\.\d/.test(head.toString('latin1', 0, 8));
}

/** Refuses a pdf without its end, or with more behind it than the line ends and zeros that some programs write. */
export async function checkPdf(bytes: FileBytes): Promise<void> {
  const tail = (await bytes.read(Math.max(0, bytes.size - TAIL), TAIL)).toString('latin1');
  const end = tail.lastIndexOf('%%EOF');
  if (end < 0) throw damaged();
  const behind = tail.slice(end + '%%EOF'.length);
  // Signing and scanning programs leave a comment line or padding there.
  const isPadding = /^[\s\0]*(%[^\n\r]*[\s\0]*)*$/.test(behind) && behind.length <= SLACK;
  if (!isPadding) {
    throw new Refusal('Detrás del final del PDF hay otros datos. Ábralo, imprímalo como PDF y envíe esa copia.');
  }
}
