/** A formal letter as a PDF: A4 upright, its letterhead in three parts, tables whose heading comes again on each page. */
import type { FormalLetter, LetterPart, LetterTable } from '../../domain/letter';
import type { Letterhead } from '../../domain/letterhead';
import { widthOf } from '../text/measuring';
import { pdfBytes, type PdfPage } from './pdf-bytes';
import type { Placed } from './pdf-placed';
import { COLOURS, lineHeight, linesNode, type PdfNode, plainLines, type PrintedLine } from './pdf-sheet';
import type { PdfElement } from './pdf-structure';
import { drawnTable, type TableCell, type TableGrid, type TableRow } from './pdf-table';

const A4 = { width: 595.28, height: 841.89, side: 56.7, top: 45, bottom: 62 } as const;
const WIDTH = A4.width - 2 * A4.side;
const FOOT = A4.height - A4.bottom;
const SIZES = { note: 8.5, cell: 9, text: 10.5, heading: 12, title: 14, letterhead: 9.5 } as const;
const GRID = { padding: { across: 3, above: 2, below: 3 }, rule: { width: 0.5, color: COLOURS.line } } as const;
/** A heading stands with at least so much of what follows on its page. */
const TOGETHER = 48;

interface Drawn {
  readonly placed: Placed[];
  readonly structure: PdfElement[];
}

/** Bytes of the PDF; the same letter gives the same bytes, in any time zone. */
export function letterPdf(letter: FormalLetter): Promise<Uint8Array> {
  const { title, author, sentAt, footer } = letter;
  const pages = new LetterPages(letter.letterhead).of(letter.parts);
  const pageAt = (index: number): PdfPage => {
    const { placed = [], structure = [] } = pages[index] ?? {};
    return { laidOut: footerNode(footer, `Página ${index + 1} de ${pages.length}`), placed, structure };
  };
  const facts = { title, author, subject: footer, at: new Date(sentAt), size: A4 };
  return pdfBytes(pages.length, pageAt, facts);
}

/** Parts dealt to pages from the top down. */
class LetterPages {
  private readonly pages: Drawn[] = [];
  private page: Drawn = this.next();
  private y: number = A4.top;

  constructor(letterhead: Letterhead) {
    this.y = A4.top + drawLetterhead(letterhead, this.page) + 14;
  }

  of(parts: readonly LetterPart[]): readonly Drawn[] {
    for (const part of parts) this.draw(part);
    return this.pages;
  }

  private draw(part: LetterPart): void {
    if (part.kind === 'table') return this.drawTable(part);
    if (part.kind === 'list') {
      part.items.forEach((item, index) => this.drawText(`${index + 1}. ${item}`, { size: SIZES.text, above: 4 }));
      return;
    }
    if (part.kind === 'paragraph') return this.drawText(part.text, { size: SIZES.text, above: 9 });
    const isTitle = part.kind === 'title';
    if (this.y + TOGETHER > FOOT) this.turn();
    const size = isTitle ? SIZES.title : SIZES.heading;
    this.drawText(part.text, { size, above: 12, bold: true, kind: isTitle ? 'H1' : 'H2' });
  }

  private drawText(
    text: string,
    {
      size,
      above,
      bold = false,
      kind = 'P',
    }: { size: number; above: number; bold?: boolean; kind?: PdfElement['kind'] },
  ): void {
    let element: PdfElement | null = null;
    this.y += above;
    for (const line of plainLines(text, WIDTH, size, bold)) {
      if (this.y + lineHeight(size) > FOOT) {
        this.turn();
        element = null;
      }
      if (element === null) {
        element = { kind };
        this.page.structure.push(element);
      }
      this.page.placed.push({ line, x: A4.side, y: this.y, size, color: COLOURS.ink, element });
      this.y += lineHeight(size);
    }
  }

  private drawTable(table: LetterTable): void {
    const grid = gridOf(table);
    const heading = rowOf(
      table.columns.map(({ heading: text }) => text),
      grid,
      true,
    );
    this.y += 6;
    let rows: TableRow[] = [];
    const flush = (): void => {
      if (rows.length > 0) this.place(grid, [heading, ...rows]);
      rows = [];
    };
    for (const row of table.rows.flatMap((texts) => dividedRow(texts, grid, heading))) {
      if (this.y + tableHeight([heading, ...rows, row]) > FOOT) {
        flush();
        this.turn();
      }
      rows.push(row);
    }
    flush();
  }

  private place(grid: TableGrid, rows: readonly TableRow[]): void {
    const { placed, element } = drawnTable(grid, rows, this.y);
    this.page.placed.push(...placed);
    this.page.structure.push(element);
    this.y += tableHeight(rows);
  }

  private turn(): void {
    this.page = this.next();
    this.y = A4.top;
  }

  private next(): Drawn {
    const page: Drawn = { placed: [], structure: [] };
    this.pages.push(page);
    return page;
  }
}

function gridOf({ columns }: LetterTable): TableGrid {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const around = columns.length * 2 * GRID.padding.across + (columns.length + 1) * GRID.rule.width;
  return { ...GRID, left: A4.side, widths: columns.map(({ share }) => ((WIDTH - around) * share) / shares) };
}

function tableHeight(rows: readonly TableRow[]): number {
  const { padding, rule } = GRID;
  return rows.reduce<number>(
    (sum, { height }) => sum + height + padding.above + padding.below + rule.width,
    rule.width,
  );
}

/** A row whose texts are longer than a page goes on in rows of their own. */
function dividedRow(texts: readonly string[], grid: TableGrid, heading: TableRow): TableRow[] {
  const cells = texts.map((text, column) => plainLines(text, grid.widths[column] ?? 0, SIZES.cell));
  const room = FOOT - A4.top - tableHeight([heading, { height: 0, cells: [] }]);
  const most = Math.floor(room / lineHeight(SIZES.cell));
  const lines = Math.max(1, ...cells.map(({ length }) => length));
  return Array.from({ length: Math.ceil(lines / most) }, (_, index) =>
    linesRow(
      cells.map((cell) => cell.slice(index * most, (index + 1) * most)),
      false,
    ),
  );
}

function rowOf(texts: readonly string[], { widths }: TableGrid, isHeading: boolean): TableRow {
  const cells = texts.map((text, column) => plainLines(text, widths[column] ?? 0, SIZES.cell, isHeading));
  return linesRow(cells, isHeading);
}

function linesRow(cells: readonly (readonly PrintedLine[])[], isHeading: boolean): TableRow {
  const height = Math.max(1, ...cells.map(({ length }) => length)) * lineHeight(SIZES.cell);
  const drawn = (lines: readonly PrintedLine[]): TableCell['drawn'] => {
    return ({ x, y }, element) =>
      lines.map((line, index) => {
        const place = { x, y: y + index * lineHeight(SIZES.cell) };
        return { line, ...place, size: SIZES.cell, color: COLOURS.ink, element };
      });
  };
  return {
    height,
    cells: cells.map((lines, column) => ({
      kind: isHeading ? 'TH' : 'TD',
      ...{ column, columns: 1, rows: 1 },
      fill: isHeading ? COLOURS.heading : null,
      drawn: drawn(lines),
    })),
  };
}

/** The parts beside each other across the page; gives their height. */
function drawLetterhead({ country, ministry, cause }: Letterhead, page: Drawn): number {
  const size = SIZES.letterhead;
  const rest = cause === '' ? [] : [{ text: cause, width: WIDTH * 0.41, fill: '#595959' }];
  const parts = [
    { text: country, width: WIDTH * 0.18, fill: COLOURS.red },
    { text: ministry, width: WIDTH * 0.41 * (2 - rest.length), fill: '#333333' },
    ...rest,
  ].map((part) => ({ ...part, lines: plainLines(part.text, part.width - 12, size, true) }));
  const height = Math.max(...parts.map(({ lines }) => lines.length)) * lineHeight(size) + 12;
  let x: number = A4.side;
  for (const { width, fill, lines } of parts) {
    page.placed.push({ shape: { type: 'rect', x, y: A4.top, w: width, h: height, lineWidth: 0, color: fill } });
    const element: PdfElement = { kind: 'P' };
    page.structure.push(element);
    const top = A4.top + (height - lines.length * lineHeight(size)) / 2;
    lines.forEach((line, index) => {
      const text = line.map((part) => part.text).join('');
      const left = x + (width - widthOf(text, 'roboto-bold', size)) / 2;
      page.placed.push({ line, x: left, y: top + index * lineHeight(size), size, color: '#ffffff', element });
    });
    x += width;
  }
  return height;
}

/** Small print outside the letter. */
function footerNode(left: string, right: string): PdfNode {
  const top = FOOT + 18;
  const width = widthOf(right, 'roboto', SIZES.note);
  const style = { size: SIZES.note, color: COLOURS.muted };
  const [first = []] = plainLines(left, WIDTH - width - 20, SIZES.note);
  const [second = []] = plainLines(right, width + 1, SIZES.note);
  return {
    stack: [
      { ...linesNode([first], style), absolutePosition: { x: A4.side, y: top } },
      { ...linesNode([second], style), absolutePosition: { x: A4.width - A4.side - width, y: top } },
    ],
  };
}
