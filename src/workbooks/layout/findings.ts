/** What a reading finds wrong or doubtful, by cell; past a thousand of a kind the rest is only counted. */
import type { CellMessage } from '../../domain/sheet';

const MOST = 1_000;

/** A value, or the sentence that says why there is none. */
export type Found<T> = { readonly value: T } | { readonly refused: string };

class Messages {
  private readonly kept: CellMessage[] = [];
  private firstLeftOut = '';
  private leftOut = 0;

  constructor(private readonly closing: (count: number) => string) {}

  add(cell: string, message: string): void {
    if (this.kept.length < MOST) {
      this.kept.push({ cell, message });
      return;
    }
    if (this.leftOut === 0) this.firstLeftOut = cell;
    this.leftOut += 1;
  }

  all(): readonly CellMessage[] {
    if (this.leftOut === 0) return this.kept;
    return [...this.kept, { cell: this.firstLeftOut, message: this.closing(this.leftOut) }];
  }
}

/** Collects errors and warnings of one reading. */
export class Findings {
  private readonly refusals = new Messages((count) =>
    count === 1
      ? 'Hay un error más desde esta celda; corrija los anteriores y vuelva a importar el archivo.'
      : `Hay ${count} errores más desde esta celda; corrija los anteriores y vuelva a importar el archivo.`,
  );
  private readonly doubts = new Messages((count) =>
    count === 1 ? 'Hay una advertencia más desde esta celda.' : `Hay ${count} advertencias más desde esta celda.`,
  );
  private readonly saidOnce = new Set<string>();

  refuse(cell: string, message: string): void {
    this.refusals.add(cell, message);
  }

  warn(cell: string, message: string): void {
    this.doubts.add(cell, message);
  }

  /** Whether this is the first time that something is said, for what concerns a column and not each of its rows. */
  isNew(said: string): boolean {
    if (this.saidOnce.has(said)) return false;
    this.saidOnce.add(said);
    return true;
  }

  get errors(): readonly CellMessage[] {
    return this.refusals.all();
  }

  get warnings(): readonly CellMessage[] {
    return this.doubts.all();
  }
}
