/** What stands around the table of the annex in a sheet: letterhead, title and headings above, notes and legend below. */
import { type Letterhead, letterheadParts } from '../../domain/letterhead';
import type { AnnexPage, Heading } from '../../presentation/annex-page';
import { lightStyle } from '../../presentation/light-style';
import type { WrittenCell, XlsxSheet } from './xlsx-book';
import {
  BARE_BOLD_LOOK,
  BARE_LOOK,
  FACTS_LOOK,
  HEADING_LOOK,
  labelLook,
  LETTERHEAD_LOOKS,
  type Look,
  SUBTITLE_LOOK,
  TITLE_LOOK,
} from './xlsx-looks';
import { heightOfLines, heightOfText, LineCounts } from './xlsx-measure';
import { cellText } from './xlsx-package';

/** Columns of the first two parts of a letterhead; the last has the rest. */
const LETTERHEAD_COLUMNS = [2, 5] as const;
const LABEL_COLUMNS = 4;
const FOOTNOTE_GAP = 6;

/** Writes letterhead, commission, title and the sentences on the figures. */
export function writeTop(
  sheet: XlsxSheet,
  page: Omit<AnnexPage, 'rows'>,
  letterhead: Letterhead | null,
  widths: readonly number[],
): void {
  if (letterhead !== null) writeLetterhead(sheet, letterhead, widths);
  const facts = [`Ejecución al ${page.cutoff}.`, page.validatedThrough, page.countsFrom ?? ''];
  const lines: [string, Look, number][] = [
    [page.plan.commission, SUBTITLE_LOOK, 11],
    [page.title, TITLE_LOOK, 14],
    [facts.filter((part) => part !== '').join(' '), FACTS_LOOK, 10],
  ];
  for (const [text, look, size] of lines)
    writeAcross(sheet, text, look, heightOfText(text, total(widths), size), widths);
  sheet.write(FOOTNOTE_GAP, []);
}

/** Writes the headings of three rows. */
export function writeHeadings(sheet: XlsxSheet, headings: AnnexPage['headings'], widths: readonly number[]): void {
  const top = sheet.next;
  const { placed, ends } = placedHeadings(headings, widths.length);
  const heights = headingHeights(placed, headings.length, widths);
  headings.forEach((_, row) => {
    const cells = widths.map((_width, column): WrittenCell => {
      const own = placed.find((each) => each.row === row && each.column === column);
      return { value: own ? cellText(own.text) : null, look: HEADING_LOOK };
    });
    sheet.write(heights[row] ?? 0, cells);
  });
  ends.forEach(([row, column, bottom, right]) => sheet.merge(top + row, column + 1, top + bottom, right + 1));
}

/** Writes the footnotes, then the legend with how many rows show each light. */
export function writeBelow(sheet: XlsxSheet, page: Omit<AnnexPage, 'rows'>, widths: readonly number[]): void {
  sheet.write(FOOTNOTE_GAP, []);
  const lines = new LineCounts(total(widths));
  for (const { mark, text } of page.footnotes) {
    const note = `${mark} ${text}`;
    writeAcross(sheet, note, BARE_LOOK, heightOfLines(lines.of([[{ text: note, bold: false }]])), widths);
  }
  if (page.footnotes.length > 0) sheet.write(FOOTNOTE_GAP, []);
  sheet.write(heightOfLines(1), [{ value: 'Leyenda', look: BARE_BOLD_LOOK }]);
  const labelLines = new LineCounts(total(widths.slice(0, LABEL_COLUMNS)));
  for (const { light, sign, label, count } of page.legend) {
    const text = `${sign} ${label}`;
    const lines = labelLines.of([[{ text, bold: true }]]);
    const look = labelLook(lightStyle(light), lines > 1);
    const cells: (WrittenCell | null)[] = Array<null>(LABEL_COLUMNS).fill(null);
    cells.fill({ value: null, look });
    cells[0] = { value: cellText(text), look };
    cells.push({ value: `${count} ${count === 1 ? 'indicador' : 'indicadores'}`, look: BARE_BOLD_LOOK });
    const row = sheet.next;
    sheet.write(heightOfLines(lines) + 3, cells);
    sheet.merge(row, 1, row, LABEL_COLUMNS);
  }
}

function writeLetterhead(sheet: XlsxSheet, letterhead: Letterhead, widths: readonly number[]): void {
  const texts = letterheadParts(letterhead);
  const row = sheet.next;
  const cells: WrittenCell[] = [];
  const blocks: [number, number][] = [];
  texts.forEach((text, part) => {
    const left = cells.length;
    const isLast = part === texts.length - 1;
    const columns = isLast ? widths.length - left : (LETTERHEAD_COLUMNS[part] ?? 1);
    const look = LETTERHEAD_LOOKS[Math.min(part, LETTERHEAD_LOOKS.length - 1)] ?? {};
    for (let column = 0; column < columns; column++) cells.push({ value: column === 0 ? cellText(text) : null, look });
    blocks.push([left, left + columns]);
  });
  const heights = blocks.map(([left, right], part) =>
    heightOfText(texts[part] ?? '', total(widths.slice(left, right)), 11),
  );
  sheet.write(Math.max(24, ...heights), cells);
  blocks.forEach(([left, right]) => sheet.merge(row, left + 1, row, right));
}

function writeAcross(sheet: XlsxSheet, text: string, look: Look, height: number, widths: readonly number[]): void {
  const row = sheet.next;
  sheet.write(
    height,
    widths.map((_, column) => ({ value: column === 0 ? cellText(text) : null, look })),
  );
  sheet.merge(row, 1, row, widths.length);
}

interface PlacedHeading extends Heading {
  readonly row: number;
  readonly column: number;
}

type Block = readonly [top: number, left: number, bottom: number, right: number];

function placedHeadings(headings: AnnexPage['headings'], width: number): { placed: PlacedHeading[]; ends: Block[] } {
  const isTaken = headings.map(() => Array<boolean>(width).fill(false));
  const placed: PlacedHeading[] = [];
  headings.forEach((each, row) => {
    for (const heading of each) {
      const column = isTaken[row]?.indexOf(false) ?? 0;
      placed.push({ ...heading, row, column });
      for (let down = 0; down < heading.rows; down++) isTaken[row + down]?.fill(true, column, column + heading.columns);
    }
  });
  const ends = placed.map(({ row, column, rows, columns }): Block => [
    row,
    column,
    row + rows - 1,
    column + columns - 1,
  ]);
  return { placed, ends };
}

function headingHeights(placed: readonly PlacedHeading[], rows: number, widths: readonly number[]): number[] {
  const heights = Array<number>(rows).fill(heightOfLines(1));
  for (const heading of [...placed].sort((a, b) => a.rows - b.rows)) {
    const width = total(widths.slice(heading.column, heading.column + heading.columns));
    const need = heightOfLines(new LineCounts(width).of([[{ text: heading.text, bold: true }]]));
    const own = heights.slice(heading.row, heading.row + heading.rows).reduce((sum, each) => sum + each, 0);
    const last = heading.row + heading.rows - 1;
    heights[last] = (heights[last] ?? 0) + Math.max(0, need - own);
  }
  return heights;
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0);
}
