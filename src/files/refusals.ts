import { Refusal } from '../domain/refusal';

const MEGABYTE = 1024 * 1024;
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** A file with more bytes than are taken. */
export function tooLarge(atMost: number): Refusal {
  return new Refusal(
    `Pesa más de ${Math.floor(atMost / MEGABYTE)} MB, que es lo más que se admite por archivo. Redúzcalo (por ejemplo con fotos de menor resolución) o divídalo en partes.`,
  );
}

/** There is no room for what is to be stored. */
export function noRoom(cause?: unknown): Refusal {
  const refusal = new Refusal(
    'El sistema no tiene espacio para más archivos y no se guardó nada. Avise a la administración y vuelva a intentarlo después.',
    'unreachable',
  );
  refusal.cause = cause;
  return refusal;
}

/** What the machine says of a full disk or a used up quota, in a sentence; any other error as it is. */
export function toldError(error: unknown): unknown {
  return FULL.has(codeOf(error)) ? noRoom(error) : error;
}

/** The code of an error of the file system; empty where it is another. */
export function codeOf(error: unknown): string {
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : '';
  return typeof code === 'string' ? code : '';
}
