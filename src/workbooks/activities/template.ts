/** The workbook that an institution fills in: its lines, lists to choose from, and what it has reported so far. */
import type { Workbook } from 'exceljs';
import { workbookBytes } from '../layout/workbook-bytes';
import { ACTIVITY_COLUMNS } from './columns';
import { writeActivitiesSheet } from './template-activities';
import { writeLinesSheet, writeLists } from './template-lines';
import type { ActivitiesTemplateInput } from './template-input';
import { templateRows } from './template-rows';

/**
 * The template as the bytes of an xlsx: the sheet `Actividades` with protected headings (no password) over free cells,
 * `Líneas` to look codes up, and a hidden sheet with the lists. Read untouched, it gives `reported` again.
 */
export async function activitiesTemplate(input: ActivitiesTemplateInput): Promise<Uint8Array> {
  const rows = templateRows(input.reported, input.indicators, input.regions);
  const columns = ACTIVITY_COLUMNS.filter(
    ({ field }) => field !== 'validationNote' || rows.some((row) => field in row),
  );
  const workbook = await newWorkbook();
  workbook.creator = 'Yupana';
  workbook.lastModifiedBy = 'Yupana';
  workbook.title = `${input.plan.code} – actividades de ${input.institution.acronym}`;
  const activities = workbook.addWorksheet('Actividades');
  await writeLinesSheet(workbook.addWorksheet('Líneas'), input);
  const lists = await writeLists(workbook.addWorksheet('Listas', { state: 'veryHidden' }), input);
  await writeActivitiesSheet(activities, { columns, rows, lists, input });
  return workbookBytes(workbook);
}

// The library takes longer to load than all else here, so it is loaded with the first template.
async function newWorkbook(): Promise<Workbook> {
  const { default: exceljs } = await import('exceljs');
  return new exceljs.Workbook();
}
