/** What a receipt says on its page, in its PDF and in its mail. */
import { slashedDate } from '../domain/dates';
import type { Receipt } from '../domain/receipt';
import { shownInstant } from './format';
import type { Letter } from './letter';

export const RECEIPT_MEANS =
  'Esta constancia acredita que el reporte fue recibido; la secretaría técnica lo revisa y lo valida después.';

/** What is known of the sending, each with its name. */
export function receiptFacts(receipt: Receipt): { readonly name: string; readonly text: string }[] {
  const { onBehalfOf, letter, attempt } = receipt;
  const sent = `${receipt.sentBy}${onBehalfOf === null ? '' : ', de la secretaría técnica, en nombre de la institución'}`;
  return [
    { name: 'Código', text: receipt.code },
    { name: 'Fecha y hora', text: shownInstant(receipt.sentAt) },
    { name: 'Institución', text: receipt.institution },
    { name: 'Requerimiento', text: receipt.request },
    { name: 'Línea de acción', text: `${receipt.line}: ${receipt.lineName}` },
    { name: 'Enviado por', text: sent },
    ...(onBehalfOf === null ? [] : [{ name: 'Firmó la carta', text: onBehalfOf }]),
    ...(letter === null ? [] : [{ name: 'Oficio de la institución', text: letterWords(letter) }]),
    ...(attempt === 1 ? [] : [{ name: 'Envío', text: `N° ${attempt} de esta línea; reemplaza a los anteriores` }]),
  ];
}

/** The mail that tells who sent a report that it arrived. @param path of the receipt's page. */
export function receiptLetter(receipt: Receipt, path: string): { readonly subject: string; readonly letter: Letter } {
  const { line, institution, request, code } = receipt;
  const told = receipt.activities.map(({ when, title, quantities }) => `${when}: ${title}. ${quantities.join('; ')}`);
  const lines = receipt.noProgress === null ? told : [`Sin avance: ${receipt.noProgress}`];
  return {
    subject: `Constancia de envío: ${line}, ${institution} (${code})`,
    letter: {
      paragraphs: [
        `El reporte de ${institution} sobre ${line}, que pidió el requerimiento ${request}, llegó el ${shownInstant(receipt.sentAt)}.`,
        `Su código es ${code}. ${RECEIPT_MEANS}`,
      ],
      action: { label: 'Ver la constancia', path },
      sections: [{ title: 'Lo que se reportó', lines: lines.map((text) => ({ text, path: null })) }],
    },
  };
}

function letterWords({ number, date }: NonNullable<Receipt['letter']>): string {
  return date === null ? number : `${number}, del ${slashedDate(date)}`;
}
