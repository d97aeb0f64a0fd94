import type { CellMessage } from '../../domain/sheet';
import { blockOf } from '../reading/addresses';

/** Messages of each cell, by index of the sheet and address. */
export type MessagesByCell = ReadonlyMap<number, ReadonlyMap<string, readonly string[]>>;

/**
 * Sorts messages to their cells. A bare address belongs to the sheet called `sheet`, else to the first. What names no
 * cell of the workbook stands at A1 of that sheet, with the place it named, so that no message is lost.
 */
export function messagesByCell(
  messages: readonly CellMessage[],
  names: readonly string[],
  sheet: string | null,
): MessagesByCell {
  const byCell = new Map<number, Map<string, string[]>>();
  const own = Math.max(0, names.indexOf(sheet ?? ''));
  for (const { cell, message } of messages) {
    const place = placeOf(cell, names, own);
    const text = place ? message : `${cell}: ${message}`;
    const { index, address } = place ?? { index: own, address: 'A1' };
    const cells = byCell.get(index) ?? new Map<string, string[]>();
    byCell.set(index, cells.set(address, [...(cells.get(address) ?? []), text]));
  }
  return byCell;
}

function placeOf(cell: string, names: readonly string[], own: number): { index: number; address: string } | null {
  const end = cell.lastIndexOf('!');
  const name = cell
    .slice(0, Math.max(0, end))
    .replace(/^'(.*)'$/, '$1')
    .replaceAll("''", "'");
  const address = cell.slice(end + 1);
  const index = end < 0 ? own : names.indexOf(name);
  return index < 0 || address.includes(':') || blockOf(address) === null ? null : { index, address };
}
