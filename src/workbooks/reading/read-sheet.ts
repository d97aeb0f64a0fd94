import type { Worksheet } from 'exceljs';
import type { Sheet, SheetCell, SheetMerge } from '../../domain/sheet';
import { type Content, contentOf } from './cell-content';
import { damaged } from './file-refused';
import type { CheckedSheet } from './package-check';

const COLUMNS = 16_384;

/** The content of one sheet; throws FileRefused where merged blocks overlap. `worksheet` was read without merges. */
export function readSheet(worksheet: Worksheet | undefined, checked: CheckedSheet, date1904: boolean): Sheet {
  const { merges, emptyResults } = checked.scan;
  const covered = coveredPlaces(checked.name, merges);
  const cells: SheetCell[] = [];
  worksheet?.eachRow((row, rowNumber) => {
    row.eachCell((cell, column) => {
      if (covered.size > 0 && covered.has(placeOf(rowNumber, column))) return;
      const content = contentOf(cell, emptyResults.has(cell.address), date1904);
      if (content) cells.push(placed(rowNumber, column, content));
    });
  });
  return { name: checked.name, cells, merges };
}

// By name and not by spreading, which is many times as slow: a sheet may have half a million cells.
function placed(row: number, column: number, { kind, text, number, runs }: Content): SheetCell {
  if (kind === 'text') return { row, column, kind, text, runs };
  return kind === 'number' ? { row, column, kind, text, number } : { row, column, kind, text };
}

// All but the first cell of each block: what they hold is not shown.
function coveredPlaces(sheet: string, merges: readonly SheetMerge[]): ReadonlySet<number> {
  const taken = new Set<number>();
  for (const { top, left, bottom, right } of merges) {
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        const place = placeOf(row, column);
        if (taken.has(place)) throw damaged(`En la hoja «${sheet}» se superponen dos bloques de celdas combinadas.`);
        taken.add(place);
      }
    }
  }
  for (const { top, left } of merges) taken.delete(placeOf(top, left));
  return taken;
}

function placeOf(row: number, column: number): number {
  return row * COLUMNS + column;
}
