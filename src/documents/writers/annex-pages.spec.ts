import fc from 'fast-check';
import { annexOf } from '../../domain/annex';
import { annexPage } from '../../presentation/annex-page';
import { randomAnnex } from '../../../test/support/random-annex';
import { smallAnnex } from '../../../test/support/annex';
import { type MeasuredTable, measuredTable, type OwnCell } from './annex-cells';
import { type SheetOfRows, sheetsOf } from './annex-pages';
import { ROW_EXTRA } from './annex-pdf-columns';
import { lineHeight, type PrintedLine, SIZES } from './pdf-sheet';

const ROOM = { first: 500, others: 640 };
const LINE = lineHeight(SIZES.body);

/** A table of rows with so many lines of observations each, under one shared cell. */
function tableOf(
  lines: readonly number[],
  shared: readonly { from: number; to: number; lines: number }[],
): MeasuredTable {
  const rows = lines.map((count, row): OwnCell[] => [
    {
      column: 19,
      kind: 'observations',
      light: null,
      labelled: 0,
      lines: numbered(`row ${row}`, count),
      again: { labelled: 0, lines: [] },
    },
  ]);
  const cells = shared.map(({ from, to, lines: count }, index) => ({
    column: index,
    kind: 'text' as const,
    from,
    to,
    lines: numbered(`shared ${index}`, count),
  }));
  return { rows, shared: cells };
}

function numbered(name: string, count: number): PrintedLine[] {
  return Array.from({ length: count }, (_line, index) => [{ text: `${name} line ${index}`, bold: false }]);
}

function columnOf(sheets: readonly SheetOfRows[], column: number): string[] {
  const cells = sheets.flatMap(({ rows }) => rows.flatMap((row) => row.cells.filter((cell) => cell.column === column)));
  return cells.flatMap(({ lines }) => lines.map((line) => line.map(({ text }) => text).join('')));
}

const rowsOn = (sheets: readonly SheetOfRows[]) => sheets.map(({ rows }) => rows.map(({ row }) => row));

describe('pages of the annex', () => {
  const whole = Math.floor((ROOM.others - ROW_EXTRA) / LINE);

  test('rows that fit stand on one page, the next begins another', () => {
    expect(rowsOn(sheetsOf(tableOf([20, 20, 20, 20, 20, 20], []), ROOM))).toEqual([[0, 1], [2, 3, 4], [5]]);
  });

  test('a row taller than half a page is divided where a third of the page is left', () => {
    expect(rowsOn(sheetsOf(tableOf([10, whole], []), ROOM))).toEqual([[0, 1], [1]]);
    expect(rowsOn(sheetsOf(tableOf([40, whole], []), ROOM))).toEqual([[0], [1]]);
  });

  test('a row of several pages loses no line and keeps their order', () => {
    const sheets = sheetsOf(tableOf([500], []), ROOM);
    expect(sheets.length).toBeGreaterThan(6);
    expect(columnOf(sheets, 19)).toEqual(numbered('row 0', 500).map(([part]) => part?.text));
  });

  test('a shared cell is told again on each page and makes its last row there as tall as it needs', () => {
    const sheets = sheetsOf(tableOf([20, 30, 10], [{ from: 0, to: 3, lines: 40 }]), ROOM);
    expect(rowsOn(sheets)).toEqual([[0, 1], [2]]);
    expect(columnOf(sheets, 0)).toHaveLength(80);
    expect(sheets[1]?.rows[0]?.height).toBeCloseTo(40 * LINE, 6);
  });

  test('a shared cell taller than a page goes on until it is told whole, and is not cut', () => {
    const sheets = sheetsOf(tableOf([1], [{ from: 0, to: 1, lines: 200 }]), ROOM);
    expect(columnOf(sheets, 0)).toEqual(numbered('shared 0', 200).map(([part]) => part?.text));
    expect(columnOf(sheets, 19)).toEqual(['row 0 line 0']);
  });

  test('no rows, no pages', () => {
    const empty = annexOf({
      ...{ plan: smallAnnex().plan, cutoff: '2019-12-31', progress: new Map(), observations: new Map() },
      content: { elements: [], indicators: [], footnotes: [] },
    });
    expect(sheetsOf(measuredTable(annexPage(empty)), ROOM)).toEqual([]);
  });
});

test('of any plan every line stands once, no page is overfull, and each begins with what it continues', () => {
  fc.assert(
    fc.property(randomAnnex(1, 60), ({ annex }) => {
      const table = measuredTable(annexPage(annex));
      const sheets = sheetsOf(table, ROOM);
      sheets.forEach(({ height, rows }, index) => {
        expect(height).toBeLessThanOrEqual(index === 0 ? ROOM.first : ROOM.others);
        expect(rows[0]?.cells.map(({ column }) => column)).toEqual(Array.from({ length: 20 }, (_column, at) => at));
      });
      const figures = table.rows.flatMap((cells) => cells.filter(({ column }) => column === 13 || column === 15));
      const printed = [...columnOf(sheets, 13), ...columnOf(sheets, 15)];
      expect(printed.sort()).toEqual(figures.flatMap(({ lines }) => lines.map((line) => line[0]?.text)).sort());
    }),
    { numRuns: 15 },
  );
});
