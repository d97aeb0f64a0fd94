/** The annex as a PDF: A3 across, its table with merged parents, lights, legend and footnotes, page by page. */
import type { Annex } from '../../domain/annex';
import type { Letterhead } from '../../domain/letterhead';
import { type AnnexPage, annexPage } from '../../presentation/annex-page';
import { widthOf } from '../text/measuring';
import { measuredTable } from './annex-cells';
import { type SheetOfRows, sheetsOf } from './annex-pages';
import { closingBlocks } from './annex-pdf-closing';
import { type Block, frontBlocks, heightOf } from './annex-pdf-front';
import { type PrintedHeading, printedHeading, tableOf } from './annex-pdf-table';
import { pdfBytes, type PdfPage } from './pdf-bytes';
import { COLOURS, CONTENT_HEIGHT, CONTENT_WIDTH, type PdfNode, plainLines, SHEET, SIZES, linesNode } from './pdf-sheet';
import type { PdfElement } from './pdf-structure';

/** What stands on one page: a part of the table, what closes the annex, or both. */
export interface AnnexSheet {
  readonly front: readonly Block[];
  readonly rows: SheetOfRows | null;
  readonly closing: readonly Block[];
}

/** Bytes of the PDF; the same annex and letterhead give the same bytes, in any time zone. */
export function annexPdf(annex: Annex, letterhead: Letterhead): Promise<Uint8Array> {
  const page = annexPage(annex);
  const heading = printedHeading(page.headings);
  const sheets = annexSheets(page, letterhead);
  const pageAt = (index: number): PdfPage => {
    const around = [...(index === 0 ? [] : [runningHead(page)]), footer(annex, page, index + 1, sheets.length)];
    return printedSheet(sheets[index], heading, around);
  };
  return pdfBytes(sheets.length, pageAt, {
    title: `${page.title}, al ${page.cutoff}`,
    author: annex.plan.commission,
    subject: page.validatedThrough,
    at: madeAt(annex),
  });
}

/** The pages of the annex by our own measuring, before pdfmake lays them out. */
export function annexSheets(page: AnnexPage, letterhead: Letterhead): AnnexSheet[] {
  const front = frontBlocks(page, letterhead);
  const others = CONTENT_HEIGHT - printedHeading(page.headings).height;
  const tables = sheetsOf(measuredTable(page), { first: others - heightOf(front), others });
  const sheets: AnnexSheet[] = tables.map((rows, index) => ({ front: index === 0 ? front : [], rows, closing: [] }));
  const last = sheets.pop() ?? { front, rows: null, closing: [] };
  const room = (last.rows === null ? CONTENT_HEIGHT : others - last.rows.height) - heightOf(last.front);
  const [below = [], ...further] = runsOf(closingBlocks(page), room);
  return [...sheets, { ...last, closing: below }, ...further.map((closing) => ({ front: [], rows: null, closing }))];
}

/** Blocks dealt to pages: the first has `room` left, the others are empty. */
function runsOf(blocks: readonly Block[], room: number): Block[][] {
  const runs: Block[][] = [[]];
  let left = room;
  for (const block of blocks) {
    if (block.height > left) {
      runs.push([]);
      left = CONTENT_HEIGHT;
    }
    runs.at(-1)?.push(block);
    left -= block.height;
  }
  return runs;
}

/** The table is drawn at its place, the rest laid out around the room that it takes. */
function printedSheet(sheet: AnnexSheet | undefined, heading: PrintedHeading, around: readonly PdfNode[]): PdfPage {
  const { front = [], rows = null, closing = [] } = sheet ?? {};
  const table = rows === null ? null : tableOf(heading, rows, SHEET.top + heightOf(front));
  const room = rows === null ? 0 : heading.height + rows.height;
  const below = { stack: closing.map(({ node }) => node), margin: [0, room, 0, 0] };
  const stack = [...front.map(({ node }) => node), ...(closing.length === 0 ? [] : [below])];
  return {
    laidOut: { stack: [{ stack, margin: [SHEET.side, SHEET.top, SHEET.side, 0] }, ...around] },
    placed: table?.placed ?? [],
    // A footnote is one element, whatever the number of its lines.
    structure: [...elementsOf(front), ...(table === null ? [] : [table.element]), ...elementsOf(closing)],
  };
}

function elementsOf(blocks: readonly Block[]): PdfElement[] {
  return [...new Set(blocks.flatMap(({ elements }) => elements))];
}

function runningHead({ plan, title, cutoff }: AnnexPage): PdfNode {
  return margin(`${plan.commission} · ${title}, al ${cutoff}`, SHEET.side, CONTENT_WIDTH, 22);
}

function footer({ plan }: Annex, { validatedThrough }: AnnexPage, number: number, of: number): PdfNode {
  const top = SHEET.height - SHEET.bottom + 12;
  const left = `${plan.code}, versión ${plan.version}. ${validatedThrough}`;
  const right = `Página ${number} de ${of}`;
  const width = widthOf(right, 'roboto', SIZES.note);
  return {
    stack: [
      margin(left, SHEET.side, CONTENT_WIDTH - 200, top),
      margin(right, SHEET.width - SHEET.side - width, width + 1, top),
    ],
  };
}

/** One line of small print outside the table; what does not fit is left out. */
function margin(text: string, x: number, width: number, y: number): PdfNode {
  const [line = []] = plainLines(text, width, SIZES.note);
  return { ...linesNode([line], { size: SIZES.note, color: COLOURS.muted }), absolutePosition: { x, y } };
}

// The day of the figures, not of the printing: midnight in Lima of the cutoff where nothing is validated.
function madeAt({ validatedThrough, cutoff }: Annex): Date {
  return new Date(validatedThrough ?? `${cutoff}T00:00:00-05:00`);
}
