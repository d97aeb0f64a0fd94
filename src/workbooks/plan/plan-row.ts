/** One row of a plan's table: its cells by heading, checked once, and those that it takes from above. */
import { cellAddress, type SheetCell } from '../../domain/sheet';
import type { Findings } from '../layout/findings';
import type { SheetGrid } from '../layout/sheet-grid';
import { suspiciousCharacters } from '../../domain/suspicious-characters';
import type { PlanColumn } from './plan-headings';

/** A workbook holds no more in one cell. */
export const TEXT_LIMIT = 32_767;

export class PlanRow {
  private readonly checked = new Map<PlanColumn, SheetCell | null>();
  private readonly lent = new Map<PlanColumn, SheetCell>();
  private readonly continuations: PlanRow[] = [];

  constructor(
    readonly number: number,
    private readonly grid: SheetGrid,
    private readonly columns: ReadonlyMap<PlanColumn, number>,
    private readonly findings: Findings,
  ) {}

  /** Whether the row itself has something there, readable or not. */
  has(column: PlanColumn): boolean {
    return this.own(column) !== undefined;
  }

  /** The readable cell, the row's own or a lent one; null: empty, or refused when first asked for. */
  cell(column: PlanColumn): SheetCell | null {
    if (!this.has(column)) return this.lent.get(column) ?? null;
    const known = this.checked.get(column);
    if (known !== undefined) return known;
    const own = this.own(column);
    const why = own ? whyUnreadable(own) : null;
    if (why !== null) this.refuse(column, why);
    const cell = why === null ? (own ?? null) : null;
    this.checked.set(column, cell);
    return cell;
  }

  /** What a person reads there; empty where nothing is, or nothing readable. */
  text(column: PlanColumn): string {
    return this.cell(column)?.text ?? '';
  }

  /** The text with that of the rows which go on with it; a part that ends with a space ends no line. */
  wholeText(column: PlanColumn): string {
    const parts = [this, ...this.continuations].map((row) => row.text(column));
    return parts.reduce((whole, part) => `${whole}${/[^\S\n]$/.test(whole) ? '' : '\n'}${part}`);
  }

  /** Takes a row below as part of this one. */
  goOnWith(row: PlanRow): void {
    this.continuations.push(row);
  }

  /** The row's own cell as it is, for columns that are compared and not read. */
  own(column: PlanColumn): SheetCell | undefined {
    const place = this.columns.get(column);
    const cell = place === undefined ? undefined : this.grid.cell(this.number, place);
    return cell?.kind === 'text' && cell.text.trim() === '' ? undefined : cell;
  }

  /** Gives the row, where it has none of its own, what stands above. */
  lend(column: PlanColumn, cell: SheetCell): void {
    this.lent.set(column, cell);
  }

  /** Address of what the row has there; of a column that the sheet lacks, of the line's indicator. */
  address(column: PlanColumn): string {
    const lent = this.has(column) ? undefined : this.lent.get(column);
    if (lent) return cellAddress(lent.row, lent.column);
    return cellAddress(this.number, this.columns.get(column) ?? this.columns.get('line.indicator') ?? 1);
  }

  refuse(column: PlanColumn, message: string): void {
    this.findings.refuse(this.address(column), message);
  }

  warn(column: PlanColumn, message: string): void {
    this.findings.warn(this.address(column), message);
  }
}

/** Why nothing can be read from a cell, in a sentence, or null. */
export function whyUnreadable({ kind, text }: SheetCell): string | null {
  if (kind === 'error') return `La celda tiene el error ${text}; corrija la fórmula o escriba el valor.`;
  if (kind === 'no-result') {
    return 'La fórmula no tiene un resultado guardado; abra el libro en Excel y guárdelo otra vez, o escriba el valor.';
  }
  if (text.length > TEXT_LIMIT) {
    return `El texto tiene ${text.length} caracteres y se admiten hasta ${TEXT_LIMIT}; acórtelo.`;
  }
  const found = suspiciousCharacters(text);
  return found === null ? null : `El texto contiene ${found}; bórrelo y escriba el texto otra vez.`;
}
