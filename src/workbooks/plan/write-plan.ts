/** Writes a plan in the official layout of its Anexo 1, with execution or without; read again it is the same plan. */
import type { Cell, Workbook, Worksheet } from 'exceljs';
import type { Annex } from '../../domain/annex';
import { slashedDate } from '../../domain/dates';
import { type Legend, legendOf } from '../../domain/legend';
import type { FootnoteContent, PlanContent } from '../../domain/plan';
import { noteSign } from '../../presentation/words';
import { cellText, workbookBytes } from '../layout/workbook-bytes';
import { spansOf, type TableRow, tableRows } from './plan-table';
import { BODY, bodyStyle, filled, FONT, HEADING, TITLE } from './written-style';
import { type WrittenColumn, writtenColumns } from './written-columns';

const HEADING_TOP = 4;
// The library's list of sizes leaves A3 out.
const A3_PAPER: number = 8;

export interface WrittenPlan {
  readonly code: string;
  readonly title: string;
  /** The commission's name. */
  readonly commission: string;
}

/**
 * The plan as the bytes of an xlsx: 15 columns and the optional ones that it uses; with `execution` also the executed
 * and pending figures, observations and the legend. The same plan gives the same bytes at any time and in any zone.
 */
export async function planWorkbook(
  plan: WrittenPlan,
  content: PlanContent,
  execution: Annex | null,
): Promise<Uint8Array> {
  const workbook = await newWorkbook();
  workbook.title = plan.code;
  const sheet = workbook.addWorksheet('Plan');
  const columns = writtenColumns(content, execution);
  const bottom = writeHeading(sheet, columns, execution !== null);
  sheet.columns.forEach((column, index) => (column.width = columns[index]?.width ?? 10));
  writeTitle(sheet, plan, execution, columns.length);
  const below = writeTable(sheet, columns, tableRows(content, execution), bottom + 1);
  const last = writeFootnotes(sheet, content.footnotes, below + 1, columns.length);
  if (execution) writeLegend(sheet, execution.legend, last + 1);
  layOut(sheet, bottom);
  return workbookBytes(workbook);
}

// The library takes longer to load than all else here, so it is loaded with the first workbook.
async function newWorkbook(): Promise<Workbook> {
  const { default: exceljs } = await import('exceljs');
  return new exceljs.Workbook();
}

function writeTitle(sheet: Worksheet, plan: WrittenPlan, execution: Annex | null, width: number): void {
  const cutoff = execution ? ` – Ejecución al ${slashedDate(execution.cutoff)}` : '';
  [plan.title, `${plan.commission}${cutoff}`].forEach((text, index) => {
    const cell = sheet.getCell(index + 1, 1);
    cell.value = cellText(text);
    cell.style = TITLE;
    sheet.mergeCells(index + 1, 1, index + 1, width);
  });
}

/** Writes the heading of one row, or of three with the groups of execution; its last row. */
function writeHeading(sheet: Worksheet, columns: readonly WrittenColumn[], isGrouped: boolean): number {
  const height = isGrouped ? 3 : 1;
  const isWritten = new Set<string>();
  columns.forEach(({ heading }, index) => {
    for (let row = 0; row < height; row++) {
      const cell = sheet.getCell(HEADING_TOP + row, index + 1);
      cell.style = HEADING;
      if (isWritten.has(cell.address)) continue;
      const text = heading[row] ?? '';
      const bottom = lastSame(height, row, (each) => heading[each] === text);
      const right = lastSame(columns.length, index, (each) => isSameGroup(columns, index, each, row));
      cell.value = text;
      markWritten(sheet, isWritten, [HEADING_TOP + row, index + 1, HEADING_TOP + bottom, right + 1]);
    }
  });
  return HEADING_TOP + height - 1;
}

function isSameGroup(columns: readonly WrittenColumn[], a: number, b: number, row: number): boolean {
  const [left, right] = [columns[a]?.heading, columns[b]?.heading];
  const isGroup = left !== undefined && left[row] !== left[2];
  return a === b || (isGroup && left.slice(0, row + 1).join('\n') === right?.slice(0, row + 1).join('\n'));
}

function lastSame(end: number, start: number, isSame: (index: number) => boolean): number {
  let last = start;
  while (last + 1 < end && isSame(last + 1)) last++;
  return last;
}

function markWritten(sheet: Worksheet, isWritten: Set<string>, block: [number, number, number, number]): void {
  const [top, left, bottom, right] = block;
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) isWritten.add(sheet.getCell(row, column).address);
  }
  if (bottom > top || right > left) sheet.mergeCells(top, left, bottom, right);
}

/** Writes the rows of the table; the row below it. */
function writeTable(
  sheet: Worksheet,
  columns: readonly WrittenColumn[],
  rows: readonly TableRow[],
  top: number,
): number {
  const spans = spansOf(rows);
  rows.forEach((row, index) => {
    columns.forEach((column, place) => {
      const cell = sheet.getCell(top + index, place + 1);
      cell.style = bodyStyle(column.kind);
      const height = spans[index]?.get(column.span);
      if (height === undefined) return;
      cell.value = column.value(row);
      paint(cell, column, row);
      if (height > 1) sheet.mergeCells(top + index, place + 1, top + index + height - 1, place + 1);
    });
  });
  return top + rows.length;
}

function paint(cell: Cell, { heading, kind }: WrittenColumn, { evaluated }: TableRow): void {
  if (!evaluated || heading[0] === heading[2]) return;
  const { fill, text } = legendOf(evaluated.light);
  cell.style = filled(bodyStyle(kind), fill, text);
}

/** Writes a note a row; the row below them. */
function writeFootnotes(sheet: Worksheet, footnotes: readonly FootnoteContent[], top: number, width: number): number {
  footnotes.forEach(({ mark, text }, index) => {
    const cell = sheet.getCell(top + index, 1);
    cell.value = cellText(`${noteSign(mark)} ${text}`);
    cell.style = { font: FONT, alignment: { vertical: 'top', wrapText: true } };
    sheet.mergeCells(top + index, 1, top + index, width);
  });
  return top + footnotes.length;
}

function writeLegend(sheet: Worksheet, legend: Legend, top: number): void {
  legend.forEach(({ label, fill, text }, index) => {
    sheet.getCell(top + index, 1).style = filled(BODY, fill, text);
    const cell = sheet.getCell(top + index, 2);
    cell.value = cellText(label);
    cell.style = { font: FONT };
  });
}

function layOut(sheet: Worksheet, headingBottom: number): void {
  sheet.views = [{ state: 'frozen', ySplit: headingBottom }];
  sheet.pageSetup = {
    paperSize: A3_PAPER,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: `${HEADING_TOP}:${headingBottom}`,
  };
}
