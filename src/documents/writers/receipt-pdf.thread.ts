/** The worker thread's side of a receipt as a PDF. */
import type { Letterhead } from '../../domain/letterhead';
import type { Receipt } from '../../domain/receipt';
import { receiptPdf } from './receipt-pdf';

/** The receipt and its letterhead as the PDF's bytes. */
export function run([receipt, letterhead]: readonly [Receipt, Letterhead]): Promise<Uint8Array> {
  return receiptPdf(receipt, letterhead);
}
