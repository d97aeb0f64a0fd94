/** Small sheets for specs, as importers receive them. */
import type { Sheet, SheetCell, SheetMerge, TextRun } from '../../src/domain/sheet';

/** A cell that is not plain text, a number or nothing: all but its place. */
export type OddCell = Omit<SheetCell, 'row' | 'column'>;
export type CellSource = string | number | boolean | null | OddCell;

/** A sheet of rows from A1 on; null is an empty cell. Merges as `A1:B2`. */
export function sheetOf(rows: readonly (readonly CellSource[])[], merges: readonly string[] = []): Sheet {
  const cells = rows.flatMap((sources, row) =>
    sources.flatMap((source, column) => {
      const content = contentOf(source);
      return content ? [{ row: row + 1, column: column + 1, ...content }] : [];
    }),
  );
  return { name: 'Hoja1', cells, merges: merges.map(mergeOf) };
}

/** Rich text: what stands in brackets is bold (`[MTPE]/ MINAM`). */
export function rich(text: string): OddCell {
  const runs = text
    .split(/[[\]]/)
    .map((part, index): TextRun => ({ text: part, bold: index % 2 === 1 }))
    .filter((run) => run.text !== '');
  return { kind: 'text', text: runs.map((run) => run.text).join(''), runs };
}

/** A formula that was never computed, or one that ended in an error. */
export const NO_RESULT: OddCell = { kind: 'no-result', text: '' };
export const DIVISION_BY_ZERO: OddCell = { kind: 'error', text: '#DIV/0!' };

function contentOf(source: CellSource): OddCell | null {
  if (source === null || source === '') return null;
  if (typeof source === 'string') return { kind: 'text', text: source, runs: [{ text: source, bold: false }] };
  if (typeof source === 'number') return { kind: 'number', text: String(source), number: source };
  return typeof source === 'boolean' ? { kind: 'boolean', text: source ? 'VERDADERO' : 'FALSO' } : source;
}

function mergeOf(address: string): SheetMerge {
  const [, left = '', top = '', right = '', bottom = ''] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(address) ?? [];
  return { top: Number(top), left: columnNumber(left), bottom: Number(bottom), right: columnNumber(right) };
}

function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}
