/** The worker thread's side of a letter as a PDF. */
import type { FormalLetter } from '../../domain/letter';
import { letterPdf } from './letter-pdf';

/** The letter as the PDF's bytes. */
export function run(letter: FormalLetter): Promise<Uint8Array> {
  return letterPdf(letter);
}
