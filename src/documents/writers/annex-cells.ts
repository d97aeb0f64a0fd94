/** The cells of the annex with their texts in lines, as tall as they are printed. */
import { ANNEX_COLUMNS, type TextPart } from '../../presentation/annex-columns';
import type { AnnexPage, Cell, ShownLight } from '../../presentation/annex-page';
import { TEXT_WIDTHS } from './annex-pdf-columns';
import { linesOf, plainLines, type PrintedLine, SIZES } from './pdf-sheet';

/** Room for the sign of a light before its label. */
export const SIGN_WIDTH = 9.5;

/** A cell that no other row shares. */
export interface OwnCell {
  readonly column: number;
  readonly kind: Cell['kind'];
  readonly light: ShownLight | null;
  /** How many of the first lines are the label of the light. */
  readonly labelled: number;
  readonly lines: readonly PrintedLine[];
  /** What heads the cell where its row is continued on another page. */
  readonly again: Heading;
}

/** Lines before those of the text itself, the first of them the label of a light. */
export interface Heading {
  readonly labelled: number;
  readonly lines: readonly PrintedLine[];
}

/** A cell that following rows may share, from row `from` to before row `to`. */
export interface SharedCell {
  readonly column: number;
  readonly kind: Cell['kind'];
  readonly from: number;
  readonly to: number;
  readonly lines: readonly PrintedLine[];
}

export interface MeasuredTable {
  /** Own cells of each row. */
  readonly rows: readonly (readonly OwnCell[])[];
  readonly shared: readonly SharedCell[];
}

/** The name of the indicator, which is told again where its row is continued. */
export const INDICATOR_COLUMN = ANNEX_COLUMNS.findLastIndex(({ heading }) => heading === 'Indicador');

/** Longer headings are not told again: they would take the page from what they head. */
const MOST_LINES_AGAIN = 12;

/** Divides every text of the table into lines. */
export function measuredTable({ rows }: AnnexPage): MeasuredTable {
  const shared: SharedCell[] = [];
  const own = rows.map((cells, row) =>
    cells.flatMap((cell): OwnCell[] => {
      if (ANNEX_COLUMNS[cell.column]?.sharedBy === null) return [ownCell(cell)];
      const { column, kind } = cell;
      shared.push({ column, kind, from: row, to: row + cell.rows, lines: textLines(cell) });
      return [];
    }),
  );
  return { rows: own, shared };
}

function ownCell(cell: Cell): OwnCell {
  const { column, kind, light } = cell;
  const isLabelled = kind === 'observations' && light !== null;
  const label = isLabelled ? labelLines(light, column, '') : [];
  const lines = [...label, ...textLines(cell)];
  const again = isLabelled ? labelLines(light, column, ' (continuación)') : column === INDICATOR_COLUMN ? lines : [];
  const heading = again.length > MOST_LINES_AGAIN ? [] : again;
  return {
    column,
    kind,
    light,
    labelled: label.length,
    lines,
    again: { labelled: isLabelled ? heading.length : 0, lines: heading },
  };
}

// The label of a light with what stands behind it; its sign is drawn before it.
function labelLines({ label, detail }: ShownLight, column: number, ending: string): TextPart[][] {
  const text = `${label}${detail === '' ? '' : `: ${detail}`}${ending}`;
  return plainLines(text, (TEXT_WIDTHS[column] ?? 0) - SIGN_WIDTH, SIZES.body, true);
}

function textLines({ column, text }: Cell): TextPart[][] {
  return text.flatMap((paragraph) => linesOf(paragraph, TEXT_WIDTHS[column] ?? 0, SIZES.body));
}
