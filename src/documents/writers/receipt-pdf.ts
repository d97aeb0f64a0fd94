/** The receipt of a report (constancia) as a PDF: A4 upright, in paragraphs, page by page. */
import { type Letterhead, letterheadParts } from '../../domain/letterhead';
import type { Receipt, ReceiptActivity } from '../../domain/receipt';
import { RECEIPT_MEANS, receiptFacts } from '../../presentation/receipt-words';
import { pdfBytes, type PdfPage } from './pdf-bytes';
import { COLOURS, lineHeight, linesNode, linesOf, type PdfNode, type PrintedLine } from './pdf-sheet';
import type { PdfElement } from './pdf-structure';

const A4 = { width: 595.28, height: 841.89, side: 56.7, top: 56.7, bottom: 62 } as const;
const WIDTH = A4.width - 2 * A4.side;
const HEIGHT = A4.height - A4.top - A4.bottom;
const SIZES = { note: 9, text: 10.5, heading: 12.5, title: 17 } as const;

/** A text that its page break may divide. */
interface Paragraph {
  /** A name in bold before the text. */
  readonly name?: string;
  readonly text: string;
  readonly size: number;
  readonly bold?: boolean;
  readonly above?: number;
  readonly inset?: number;
  readonly kind?: PdfElement['kind'];
}

/** A line at its place in the order of reading. */
interface PlacedLine {
  readonly line: PrintedLine;
  readonly size: number;
  readonly above: number;
  readonly inset: number;
  readonly element: PdfElement;
}

/** Bytes of the PDF; the same receipt and letterhead give the same bytes, in any time zone. */
export function receiptPdf(receipt: Receipt, letterhead: Letterhead): Promise<Uint8Array> {
  const pages = pagesOf(paragraphsOf(receipt, letterhead).flatMap(placedLines));
  const pageAt = (index: number): PdfPage =>
    printedPage(pages[index] ?? [], receipt, `${index + 1} de ${pages.length}`);
  return pdfBytes(pages.length, pageAt, {
    title: `Constancia de envío ${receipt.code}`,
    author: receipt.commission,
    subject: `${receipt.line}, ${receipt.institution}, ${receipt.request}`,
    at: new Date(receipt.sentAt),
    size: A4,
  });
}

function paragraphsOf(receipt: Receipt, letterhead: Letterhead): Paragraph[] {
  const { activities, noProgress } = receipt;
  const heading = (text: string): Paragraph => ({ text, size: SIZES.heading, bold: true, above: 14, kind: 'H2' });
  return [
    { text: letterheadParts(letterhead).join(' · '), size: SIZES.note },
    { text: receipt.commission, size: SIZES.heading, bold: true, above: 10 },
    { text: 'Constancia de envío de reporte', size: SIZES.title, bold: true, above: 6, kind: 'H1' },
    ...receiptFacts(receipt).map(({ name, text }, index) => ({
      name,
      text,
      size: SIZES.text,
      above: index === 0 ? 10 : 4,
    })),
    heading('Lo que se reportó'),
    ...(noProgress === null ? [] : [{ text: `Sin avance: ${noProgress}`, size: SIZES.text, above: 4 }]),
    ...activities.flatMap(activityParagraphs),
    { text: RECEIPT_MEANS, size: SIZES.text, above: 18 },
  ];
}

function activityParagraphs(activity: ReceiptActivity, index: number): Paragraph[] {
  const { when, region, quantities, documents, files, comment } = activity;
  const detail = (name: string, texts: readonly string[]): Paragraph[] =>
    texts.length === 0 ? [] : [{ name, text: texts.join('; '), size: SIZES.text, above: 2, inset: 14 }];
  return [
    { text: `${index + 1}. ${activity.title}`, size: SIZES.text, bold: true, above: 9 },
    ...detail('Fecha', [when]),
    ...detail('Región', [region]),
    ...detail('Cantidades', quantities),
    ...detail('Documentos', documents),
    ...detail('Archivos', files),
    ...detail('Comentario', comment === '' ? [] : [comment]),
  ];
}

function placedLines({ name, text, size, bold = false, above = 0, inset = 0, kind = 'P' }: Paragraph): PlacedLine[] {
  const element: PdfElement = { kind };
  const parts = [...(name === undefined ? [] : [{ text: `${name}: `, bold: true }]), { text, bold }];
  return linesOf(parts, WIDTH - inset, size).map((line, index) => ({
    ...{ line, size, inset, element },
    above: index === 0 ? above : 0,
  }));
}

function pagesOf(lines: readonly PlacedLine[]): PlacedLine[][] {
  const pages: PlacedLine[][] = [[]];
  let left = HEIGHT;
  for (const each of lines) {
    const height = each.above + lineHeight(each.size);
    if (height > left) {
      pages.push([]);
      left = HEIGHT;
    }
    pages.at(-1)?.push(each);
    left -= height;
  }
  return pages;
}

function printedPage(lines: readonly PlacedLine[], { code }: Receipt, place: string): PdfPage {
  const stack = lines.map(({ line, size, above, inset, element }) => ({
    ...linesNode([line], { size, color: COLOURS.ink, element }),
    margin: [inset, above, 0, 0],
  }));
  return {
    laidOut: {
      stack: [{ stack, margin: [A4.side, A4.top, A4.side, 0] }, footer(`Constancia ${code}. Página ${place}`)],
    },
    placed: [],
    structure: [...new Set(lines.map(({ element }) => element))],
  };
}

function footer(text: string): PdfNode {
  const [line = []] = linesOf([{ text, bold: false }], WIDTH, SIZES.note);
  const place = { x: A4.side, y: A4.height - A4.bottom + 20 };
  return { ...linesNode([line], { size: SIZES.note, color: COLOURS.muted }), absolutePosition: place };
}
