import type { Receipt } from '../domain/receipt';
import { RECEIPT_MEANS, receiptFacts } from '../presentation/receipt-words';
import type { OwnLine } from './own-task';
import { lineAddress, taskAddress } from './task-addresses';
import { crumbs } from './tasks.view';

/** The receipt of the last report of a line. */
export function receiptView(own: OwnLine, receipt: Receipt, accountId: number) {
  const address = lineAddress(own, own.line.code);
  return {
    title: `Constancia de envío: ${receipt.line}`,
    crumbs: crumbs([receipt.request, taskAddress(own)], [receipt.line, address], ['Constancia']),
    facts: receiptFacts(receipt),
    means: RECEIPT_MEANS,
    noProgress: receipt.noProgress,
    activities: receipt.activities,
    pdfHref: `${address}/constancia.pdf`,
    taskHref: taskAddress(own),
    line: address,
    accountId,
  };
}
