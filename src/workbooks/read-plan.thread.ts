/** Worker task: a plan's workbook, checked, read and understood in one place, so that no cell is copied across. */
import type { CatalogueEntry } from '../domain/catalogue';
import type { Legends } from '../domain/legend';
import type { PlanReading } from '../domain/readings';
import type { CellMessage } from '../domain/sheet';
import { readPlan } from './plan/read-plan';
import { readWorkbookHere } from './reading/read-workbook';

/** Reads the first sheet that has the plan's headings, else tells what the first one lacks. */
export async function run(payload: {
  bytes: Uint8Array;
  institutions: readonly CatalogueEntry[];
  legends: Legends;
}): Promise<PlanReading> {
  const sheets = await readWorkbookHere(payload.bytes);
  const readings = sheets.map((sheet) => readPlan(sheet, payload.institutions, payload.legends));
  const found = readings.findIndex((each) => Object.keys(each.cells).length > 0);
  const reading = readings[Math.max(0, found)];
  if (!reading) throw new Error('A checked workbook has a sheet');
  if (found < 1) return reading;
  const name = sheets[found]?.name ?? '';
  const named = (messages: readonly CellMessage[]): CellMessage[] =>
    messages.map(({ cell, message }) => ({ cell: `${name}!${cell}`, message }));
  return { ...reading, errors: named(reading.errors), warnings: named(reading.warnings) };
}
