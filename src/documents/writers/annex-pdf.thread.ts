/** The worker thread's side of the annex as a PDF. */
import type { Annex } from '../../domain/annex';
import type { Letterhead } from '../../domain/letterhead';
import { annexPdf } from './annex-pdf';

/** The annex and its letterhead as the PDF's bytes. */
export function run([annex, letterhead]: readonly [Annex, Letterhead]): Promise<Uint8Array> {
  return annexPdf(annex, letterhead);
}
