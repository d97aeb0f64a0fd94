/** One row of the sheet: its cells by column, and where to say what is wrong with them. */
import { cellAddress, type SheetCell } from '../../domain/sheet';
import { tidy } from '../../domain/text';
import { suspiciousCharacters } from '../../domain/suspicious-characters';
import { type ActivityField, headingOf, limitOf } from './columns';
import type { Findings } from '../layout/findings';
import { quoted } from '../layout/read-words';

/** Where the columns stand: their numbers, and the cell that is named where a column is missing. */
export interface ColumnPlaces {
  readonly columns: ReadonlyMap<ActivityField, number>;
  readonly headingCell: string;
}

/** The cells of a row; those without content are left out. */
export type RowCells = Partial<Record<ActivityField, SheetCell>>;

const NEEDS_TIDYING = /^\s|\s$|[^\S ]|  /;

export class ActivityRow {
  /** Made with the first refusal: most rows have none. */
  private refused: Set<ActivityField> | null = null;

  constructor(
    readonly number: number,
    private readonly cells: RowCells,
    private readonly places: ColumnPlaces,
    private readonly findings: Findings,
  ) {
    for (const field in cells) this.check(field as ActivityField);
  }

  /** The cell of a column; null where it is empty or was refused. */
  cell(field: ActivityField): SheetCell | null {
    return this.refused?.has(field) ? null : (this.cells[field] ?? null);
  }

  /** The tidy text of a column; empty where there is none. */
  text(field: ActivityField): string {
    const text = this.cell(field)?.text ?? '';
    return NEEDS_TIDYING.test(text) ? tidy(text) : text;
  }

  /** Whether a column says something, be it right or wrong. */
  has(field: ActivityField): boolean {
    return this.cells[field] !== undefined;
  }

  /** Address of a column's cell in this row; of a missing column that of the headings. */
  at(field: ActivityField): string {
    const column = this.places.columns.get(field);
    return column === undefined ? this.places.headingCell : cellAddress(this.number, column);
  }

  /** Notes an error, one per cell; hands back null, which stands for what could not be read. */
  refuse(field: ActivityField, message: string): null {
    if (this.refused?.has(field)) return null;
    this.refused = (this.refused ?? new Set()).add(field);
    this.say(field, message, (cell, text) => this.findings.refuse(cell, text));
    return null;
  }

  warn(field: ActivityField, message: string): void {
    this.say(field, message, (cell, text) => this.findings.warn(cell, text));
  }

  private say(field: ActivityField, message: string, tell: (cell: string, text: string) => void): void {
    if (this.places.columns.has(field)) return tell(this.at(field), message);
    const whole = `Falta la columna «${headingOf(field)}». ${message}`;
    if (this.findings.isNew(whole)) tell(this.at(field), whole);
  }

  private check(field: ActivityField): void {
    const cell = this.cells[field];
    if (!cell) return;
    if (cell.kind === 'no-result') {
      this.refuse(
        field,
        'La fórmula no tiene un resultado guardado; escriba el valor, o abra y guarde el libro en Excel.',
      );
    } else if (cell.kind === 'error') {
      this.refuse(field, `La celda tiene el error ${quoted(cell.text)}; escriba el valor.`);
    } else if (cell.kind === 'text') {
      this.checkText(field, cell.text);
    }
  }

  private checkText(field: ActivityField, text: string): void {
    const limit = limitOf(field);
    if (text.length > limit) {
      this.refuse(
        field,
        `${headingOf(field)} tiene ${text.length} caracteres y admite hasta ${limit}; resuma el texto o cite un documento.`,
      );
      return;
    }
    const suspicious = suspiciousCharacters(text);
    if (suspicious !== null) this.refuse(field, `El texto contiene ${suspicious}; bórrelo y escríbalo otra vez.`);
  }
}
