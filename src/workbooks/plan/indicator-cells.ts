/** The cells of one row that describe its indicators: one or several of them, a value for each. */
import type { Amount } from '../../domain/amount';
import type { Found } from '../layout/findings';
import { quoted } from '../layout/read-words';
import { headingOf, type IndicatorField, type IndicatorGroup, type PlanColumn } from './plan-headings';
import type { PlanRow } from './plan-row';
import { readCellAmount, readTarget, type TargetReading } from './read-values';
import { filledLines, valuesFor, wordsFor } from './several-in-cell';

export class IndicatorCells {
  constructor(
    readonly row: PlanRow,
    private readonly group: IndicatorGroup,
    readonly count: number,
  ) {}

  column(field: IndicatorField): PlanColumn {
    return `${this.group}.${field}`;
  }

  /** A text for each indicator, as many lines as there are indicators. */
  values(column: PlanColumn): string[] {
    return this.orMismatch(column, valuesFor(this.row.text(column), this.count));
  }

  /** A word for each indicator; one alone serves all, and lines may be empty. */
  words(column: PlanColumn): string[] {
    return this.orMismatch(column, wordsFor(this.row.text(column), this.count));
  }

  /** A word's meaning for each indicator; `otherwise` where it is refused. */
  meanings<T>(column: PlanColumn, otherwise: T, read: (word: string) => Found<T>): T[] {
    return this.words(column).map((word) => {
      const meaning = read(word);
      if ('value' in meaning) return meaning.value;
      this.row.refuse(column, meaning.refused);
      return otherwise;
    });
  }

  /** A quantity for each indicator; null: empty, or refused. `mayBeEmpty` lets lines be empty. */
  amounts(column: PlanColumn, mayBeEmpty: boolean): (Amount | null)[] {
    const cell = this.row.cell(column);
    if (!cell) return Array<null>(this.count).fill(null);
    const lines = cell.text.split('\n').map((line) => line.trim());
    const areFitting = mayBeEmpty && this.count > 1 && lines.length === this.count;
    return (areFitting ? lines : this.values(column)).map((text) => {
      const read = readCellAmount(cell, text);
      if ('value' in read) return read.value;
      this.row.refuse(column, read.refused);
      return null;
    });
  }

  /** The target of each indicator; an empty one is told. */
  targets(): TargetReading[] {
    const column = this.column('target');
    const cell = this.row.cell(column);
    if (!cell) {
      if (!this.row.has(column)) this.row.warn(column, EMPTY_TARGET);
      return Array<TargetReading>(this.count).fill({ amount: null, note: null });
    }
    return this.values(column).map((text) => {
      const read = readTarget(cell, text);
      if ('refused' in read) {
        this.row.refuse(column, read.refused);
        return { amount: null, note: null };
      }
      if (read.value.amount === null && text !== '') this.row.warn(column, EMPTY_TARGET);
      return read.value;
    });
  }

  private orMismatch(column: PlanColumn, values: string[] | null): string[] {
    if (values) return values;
    const found = filledLines(this.row.text(column)).length;
    const lines = found === 1 ? 'una línea con texto' : `${found} líneas con texto`;
    const where = this.row.address(this.column('indicator'));
    this.row.refuse(
      column,
      `${quoted(headingOf(column))} tiene ${lines} y ${where} tiene ${this.count} indicadores; ` +
        'escriba un valor por línea, en el mismo orden, o ponga cada indicador en su fila.',
    );
    return Array<string>(this.count).fill('');
  }
}

const EMPTY_TARGET = 'La meta está vacía; el indicador queda sin meta, y su semáforo será «No aplica».';
