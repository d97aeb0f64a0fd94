import type { Receipt } from '../domain/receipt';
import { writtenLetter } from '../presentation/letter';
import { receiptLetter } from '../presentation/receipt-words';

/** Subject and both forms of the mail with a receipt. @param path of the receipt's page on the site. */
export function writtenReceipt(receipt: Receipt, path: string, site: string) {
  const { subject, letter } = receiptLetter(receipt, path);
  return { subject, ...writtenLetter(letter, subject, site) };
}
