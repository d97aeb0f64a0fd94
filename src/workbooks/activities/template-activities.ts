/** The sheet `Actividades` of the template: headings that stay, rows that are free, lists to choose from. */
import type { Cell, Worksheet } from 'exceljs';
import type { ActivityColumn } from './columns';
import type { ActivitiesTemplateInput } from './template-input';
import { TEMPLATE_COLUMNS } from './template-columns';
import type { TemplateLists } from './template-lines';
import type { TemplateRow } from './template-rows';
import { headingStyle, writable } from './template-style';
import { cellText } from '../layout/workbook-bytes';
import { offerChoices } from './template-choices';

export interface ActivitiesSheetParts {
  readonly columns: readonly ActivityColumn[];
  readonly rows: readonly TemplateRow[];
  readonly lists: TemplateLists;
  readonly input: ActivitiesTemplateInput;
}

export async function writeActivitiesSheet(sheet: Worksheet, parts: ActivitiesSheetParts): Promise<void> {
  writeColumns(sheet, parts.columns);
  parts.rows.forEach((row, index) => writeRow(sheet, index + 2, row, parts.columns));
  const fields = parts.columns.map(({ field }) => field);
  offerChoices(sheet, fields, parts.rows.length, parts.lists);
  arrangePages(sheet, parts);
  await sheet.protect('', { formatColumns: true, formatRows: true, insertRows: true, deleteRows: true });
}

function writeColumns(sheet: Worksheet, columns: readonly ActivityColumn[]): void {
  columns.forEach(({ field, heading, required }, index) => {
    const { width, note, format } = TEMPLATE_COLUMNS[field];
    const column = sheet.getColumn(index + 1);
    column.width = width;
    column.style = writable(format);
    const cell = sheet.getCell(1, index + 1);
    cell.value = heading;
    cell.style = headingStyle(required);
    cell.note = { texts: [{ text: note }], margins: { insetmode: 'auto' } };
  });
  sheet.getRow(1).height = 34;
}

function writeRow(sheet: Worksheet, number: number, row: TemplateRow, columns: readonly ActivityColumn[]): void {
  columns.forEach(({ field }, index) => {
    const value = row[field];
    if (value === undefined) return;
    const cell = sheet.getCell(number, index + 1);
    cell.value = typeof value === 'string' ? cellText(value) : value;
    if (field === 'key') lockKey(cell);
  });
}

// With another key the row would be another activity.
function lockKey(cell: Cell): void {
  cell.style = {
    ...cell.style,
    protection: { locked: true },
    font: { ...cell.style.font, color: { argb: 'FF595959' } },
  };
}

function arrangePages(sheet: Worksheet, { input: { plan, institution } }: ActivitiesSheetParts): void {
  sheet.views = [{ state: 'frozen', xSplit: 3, ySplit: 1 }];
  sheet.pageSetup = {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: '1:1',
  };
  sheet.headerFooter.oddHeader = `&L${pageText(plan.code)}&C${pageText(plan.title)}&R${pageText(institution.name)}`;
  sheet.headerFooter.oddFooter = '&RPágina &P de &N';
}

// In headers and footers & begins a code, and the whole may have 255 characters.
function pageText(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 70).replaceAll('&', '&&');
}
