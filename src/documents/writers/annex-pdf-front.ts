/** What stands above the table on the first page: the letterhead, the commission, the title and what the figures are. */
import type { Letterhead } from '../../domain/letterhead';
import type { AnnexPage } from '../../presentation/annex-page';
import { COLOURS, CONTENT_WIDTH, lineHeight, linesNode, type PdfNode, plainLines, SIZES } from './pdf-sheet';
import type { PdfElement } from './pdf-structure';

/** A piece of the page whose height is known before it is laid out. */
export interface Block {
  readonly node: PdfNode;
  readonly height: number;
  readonly elements: readonly PdfElement[];
}

const BAND = { height: 30, country: 96, part: 250, text: 11 } as const;

/** The blocks from the top of the first page. */
export function frontBlocks(page: AnnexPage, letterhead: Letterhead): Block[] {
  const { plan, cutoff, validatedThrough, countsFrom } = page;
  const facts = [`Fecha de corte: ${cutoff}.`, validatedThrough, ...(countsFrom === null ? [] : [countsFrom])];
  return [
    letterheadBlock(letterhead),
    textBlock(plan.commission, { size: SIZES.commission, bold: true, above: 12 }),
    textBlock(page.title, { size: SIZES.title, bold: true, above: 2, kind: 'H1' }),
    textBlock(facts.join(' '), { size: SIZES.facts, bold: false, above: 3, below: 10 }),
  ];
}

/** Height of blocks above each other. */
export function heightOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { height }) => sum + height, 0);
}

function letterheadBlock({ country, ministry, cause }: Letterhead): Block {
  const rest = cause === '' ? [] : [{ text: cause, width: BAND.part, fill: '#595959' }];
  const parts = [
    { text: country, width: BAND.country, fill: COLOURS.red },
    { text: ministry, width: BAND.part * (2 - rest.length), fill: '#333333' },
    ...rest,
  ];
  const measured = parts.map((part) => {
    const lines = plainLines(part.text, part.width - 16, BAND.text, true);
    const element: PdfElement = { kind: 'P' };
    return { ...part, lines, element, height: lines.length * lineHeight(BAND.text) + 6 };
  });
  const height = Math.max(BAND.height, ...measured.map((part) => part.height));
  const cells = measured.map(({ lines, fill, element }) => ({
    ...linesNode(lines, { size: BAND.text, color: '#ffffff', alignment: 'center', element }),
    margin: [0, (height - lines.length * lineHeight(BAND.text)) / 2, 0, 0],
    fillColor: fill,
  }));
  const table = { widths: parts.map(({ width }) => width), heights: [height], body: [cells] };
  return { node: { table, layout: BARE }, height, elements: measured.map(({ element }) => element) };
}

/** A table without rules and paddings. */
export const BARE = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 0,
  paddingTop: () => 0,
  paddingBottom: () => 0,
};

interface TextBlockStyle {
  readonly size: number;
  readonly bold: boolean;
  readonly above?: number;
  readonly below?: number;
  readonly kind?: PdfElement['kind'];
}

/** A paragraph across the sheet. */
export function textBlock(text: string, { size, bold, above = 0, below = 0, kind = 'P' }: TextBlockStyle): Block {
  const lines = plainLines(text, CONTENT_WIDTH, size, bold);
  const element: PdfElement = { kind };
  const node = { ...linesNode(lines, { size, color: COLOURS.ink, element }), margin: [0, above, 0, below] };
  return { node, height: above + lines.length * lineHeight(size) + below, elements: [element] };
}
