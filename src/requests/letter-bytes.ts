import { letterDocx } from '../documents/writers/letter-docx';
import type { FormalLetter } from '../domain/letter';

/** The letter as a Word document, which is written in a few milliseconds. */
export function letterBytes(letter: FormalLetter): Uint8Array {
  return letterDocx(letter);
}
