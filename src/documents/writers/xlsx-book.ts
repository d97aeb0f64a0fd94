/**
 * A workbook written row by row by exceljs's streaming writer. Merged blocks go past its own `mergeCells`, which holds
 * each against all others: ten thousand rows took half a minute.
 */
import { PassThrough } from 'node:stream';
import type { CellValue, PageSetup, stream } from 'exceljs';
import { columnLetters } from '../../domain/sheet';
import type { Look } from './xlsx-looks';
import { fixedPackage } from './xlsx-package';
import { XlsxParts } from './xlsx-parts';
import { XlsxTexts } from './xlsx-texts';

export interface BookFacts {
  readonly title: string;
  readonly creator: string;
  /** When the content was made, in milliseconds since 1970. */
  readonly madeAt: number;
}

export interface SheetFacts {
  readonly name: string;
  /** Widths of the columns in pixels. */
  readonly widths: readonly number[];
  /** Rows that stay on the screen, and of them those that each printed page repeats. */
  readonly frozenRows: number;
  readonly headingRows: readonly [first: number, last: number];
  /** Left and right of the page's number; a sentence each. */
  readonly footer: readonly [left: string, right: string];
}

/** A cell as it is written; null leaves it empty. */
export interface WrittenCell {
  readonly value: CellValue;
  readonly look: Look;
}

type Writer = stream.xlsx.WorkbookWriter;
type SheetWriter = ReturnType<Writer['addWorksheet']>;

/** What the library keeps to itself and is needed here. */
interface Inside {
  readonly styles: { _addFont(font: object): number };
  zip: { abort(): void } | XlsxParts;
  sharedStrings: XlsxTexts;
  addThemes(): Promise<void>;
  addOfficeRels(): Promise<void>;
  addSharedStrings(): Promise<void>;
  _openStream(name: string): object;
  _finalize(): Promise<void>;
}
interface SheetInside {
  readonly _merges: string[];
}

/** Pixels in one unit of a column's width: the widest digit of the workbook's first font. */
const DIGIT_PX = 7;
// The library's list of sizes leaves A3 out.
const A3_PAPER: number = 8;
const MARGINS = { left: 0.4, right: 0.4, top: 0.4, bottom: 0.55, header: 0.2, footer: 0.25 };

/** Writes the sheets of a workbook; its bytes depend on what is written alone. */
export async function bookBytes(facts: BookFacts, write: (book: XlsxBook) => void): Promise<Uint8Array> {
  // The library takes longer to load than a small workbook to write, so it is loaded with the first one.
  const { default: exceljs } = await import('exceljs');
  const madeAt = new Date(facts.madeAt);
  const options = { stream: new PassThrough(), useStyles: true, useSharedStrings: true };
  const writer = new exceljs.stream.xlsx.WorkbookWriter(options);
  Object.assign(writer, { creator: facts.creator, lastModifiedBy: facts.creator, title: facts.title });
  Object.assign(writer, { created: madeAt, modified: madeAt });
  const inside = writer as unknown as Inside;
  // The first font gives columns their unit of width; the library's own is not on every machine.
  inside.styles._addFont({ name: 'Arial', size: 10, family: 2 });
  const parts = await collected(inside);
  write(new XlsxBook(writer));
  await writer.commit();
  return fixedPackage(parts.bytes());
}

/** Lets the library write texts and parts to our own instead of packing them itself. */
async function collected(inside: Inside): Promise<XlsxParts> {
  const [parts, texts] = [new XlsxParts(), new XlsxTexts()];
  if ('abort' in inside.zip) inside.zip.abort();
  inside.zip = parts;
  inside.sharedStrings = texts;
  inside.addSharedStrings = () => Promise.resolve(parts.append(texts.xml(), { name: 'xl/sharedStrings.xml' }));
  inside._openStream = (name) => parts.opened(name);
  inside._finalize = () => Promise.resolve();
  // Its zip was given these two at once, before it was replaced.
  await Promise.all([inside.addThemes(), inside.addOfficeRels()]);
  return parts;
}

export class XlsxBook {
  constructor(private readonly writer: Writer) {}

  /** Begins a sheet for A3 landscape, one page wide. */
  sheet(facts: SheetFacts): XlsxSheet {
    const [first, last] = facts.headingRows;
    const sheet = this.writer.addWorksheet(facts.name, {
      views: [{ state: 'frozen', ySplit: facts.frozenRows, showGridLines: false }],
      pageSetup: { ...pageSetup(), printTitlesRow: `${first}:${last}` },
      headerFooter: { oddFooter: footerText(facts.footer) },
    });
    sheet.columns = facts.widths.map((width) => ({ width: width / DIGIT_PX }));
    return new XlsxSheet(sheet);
  }
}

/** A sheet that is written from the top down. */
export class XlsxSheet {
  private row = 0;
  private readonly merged: string[] = [];

  constructor(private readonly sheet: SheetWriter) {}

  /** The number of the row that is written next, from 1. */
  get next(): number {
    return this.row + 1;
  }

  /** Writes a row of a height in points; cells from the first column on, null leaves one as it is. */
  write(height: number, cells: readonly (WrittenCell | null)[]): void {
    this.row += 1;
    const row = this.sheet.getRow(this.row);
    row.height = Math.ceil(height / 0.75) * 0.75;
    cells.forEach((cell, index) => {
      if (cell === null) return;
      const written = row.getCell(index + 1);
      written.style = cell.look;
      if (cell.value !== null) written.value = cell.value;
    });
    row.commit();
  }

  /** Merges a block; one cell alone stays as it is. */
  merge(top: number, left: number, bottom: number, right: number): void {
    if (top === bottom && left === right) return;
    this.merged.push(`${columnLetters(left)}${top}:${columnLetters(right)}${bottom}`);
  }

  /** Ends the sheet. */
  end(): void {
    (this.sheet as unknown as SheetInside)._merges.push(...this.merged);
    this.sheet.commit();
  }
}

function pageSetup(): Partial<PageSetup> {
  return {
    paperSize: A3_PAPER,
    orientation: 'landscape',
    margins: MARGINS,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
  };
}

// An ampersand begins a code of the footer's; a digit behind a size would be read as part of it.
function footerText([left, right]: SheetFacts['footer']): string {
  const plain = (text: string): string => text.replaceAll('&', '&&').slice(0, 100);
  const font = '&"Arial,Regular"&8 ';
  return `&L${font}${plain(left)}&C${font}Página &P de &N&R${font}${plain(right)}`;
}
