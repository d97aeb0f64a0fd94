/** The sheet `Actividades` of the template: headings that stay, rows that are free, lists to choose from. */
import type { Cell, DataValidation, Worksheet } from 'exceljs';
import { columnLetters } from '../../domain/sheet';
import { type ActivityColumn, type ActivityField } from './columns';
import type { ActivitiesTemplateInput } from './template';
import { TEMPLATE_COLUMNS } from './template-columns';
import type { TemplateLists } from './template-lines';
import type { TemplateRow } from './template-rows';
import { headingStyle, writable } from './template-style';

/** Rows below what is reported that offer lists to choose from. */
const FREE_ROWS = 500;

export interface ActivitiesSheetParts {
  readonly columns: readonly ActivityColumn[];
  readonly rows: readonly TemplateRow[];
  readonly lists: TemplateLists;
  readonly input: ActivitiesTemplateInput;
}

/** exceljs has this and does not declare it: one rule for a whole block of cells. */
interface WithValidations {
  readonly dataValidations: { add(block: string, validation: DataValidation): void };
}

export async function writeActivitiesSheet(sheet: Worksheet, parts: ActivitiesSheetParts): Promise<void> {
  writeColumns(sheet, parts.columns);
  parts.rows.forEach((row, index) => writeRow(sheet, index + 2, row, parts.columns));
  offerLists(sheet, parts);
  arrangePages(sheet, parts);
  await sheet.protect('', { formatColumns: true, formatRows: true, sort: true, autoFilter: true });
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
    cell.value = typeof value === 'string' ? escaped(value) : value;
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

// A workbook reads `_x0041_` as the character A; this keeps the letters as they are.
function escaped(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

function offerLists(sheet: Worksheet, { columns, rows, lists, input }: ActivitiesSheetParts): void {
  const last = rows.length + 1 + FREE_ROWS;
  const { dataValidations } = sheet as Worksheet & WithValidations;
  const offer = (field: ActivityField, validation: DataValidation): void => {
    const letters = columnLetters(columns.findIndex((column) => column.field === field) + 1);
    dataValidations.add(`${letters}2:${letters}${last}`, { allowBlank: true, ...validation });
  };
  const yesNo: DataValidation = {
    type: 'list',
    formulae: ['"sí,no"'],
    ...stop('Escriba sí o no, o deje la celda vacía.'),
  };
  offer('line', { type: 'list', formulae: [lists.codes], ...stop('Elija una línea de la hoja «Líneas».') });
  offer('region', { type: 'list', formulae: [lists.regions], ...stop('Elija una región de la lista.') });
  offer('institution', { type: 'list', formulae: [`"${input.institution.acronym}"`], showErrorMessage: false });
  offer('choice', yesNo);
  offer('noProgress', yesNo);
  if (lists.stages !== null) offer('stage', { type: 'list', formulae: [lists.stages], showErrorMessage: false });
  for (const field of ['quantity', 'women', 'men', 'denominator'] as const) {
    offer(field, {
      type: 'decimal',
      operator: 'greaterThanOrEqual',
      formulae: [0],
      ...stop('Escriba un número, 0 o más.'),
    });
  }
  for (const field of ['indicator', 'criterion'] as const) {
    offer(field, {
      type: 'whole',
      operator: 'greaterThanOrEqual',
      formulae: [1],
      ...stop('Escriba su número, 1 o más.'),
    });
  }
}

function stop(error: string): Pick<DataValidation, 'showErrorMessage' | 'errorStyle' | 'errorTitle' | 'error'> {
  return { showErrorMessage: true, errorStyle: 'stop', errorTitle: 'Dato no válido', error };
}

function arrangePages(sheet: Worksheet, { columns, input: { plan, institution } }: ActivitiesSheetParts): void {
  sheet.views = [{ state: 'frozen', xSplit: 3, ySplit: 1, topLeftCell: 'D2', activeCell: 'B2' }];
  sheet.pageSetup = {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: '1:1',
    printArea: undefined,
  };
  sheet.headerFooter.oddHeader = `&L${pageText(plan.code)}&C${pageText(plan.title)}&R${pageText(institution.name)}`;
  sheet.headerFooter.oddFooter = '&RPágina &P de &N';
  sheet.autoFilter = `A1:${columnLetters(columns.length)}1`;
}

// In headers and footers & begins a code, and the whole may have 255 characters.
function pageText(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 70).replaceAll('&', '&&');
}
