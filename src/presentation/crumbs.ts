/** The way from the first page to a page, as it shows it above its heading. */
import type { IsoDate } from '../domain/dates';
import { boardAddress, matrixAddress } from './addresses';

export interface Crumb {
  readonly text: string;
  /** Null: the page itself. */
  readonly href: string | null;
}

/** Of the matrix. */
export function matrixCrumbs(plan: string, cutoff: IsoDate): Crumb[] {
  return [
    { text: 'Tablero', href: boardAddress(plan, cutoff) },
    { text: 'Anexo 1', href: null },
  ];
}

/** Of a page that the matrix leads to. */
export function crumbsBelowMatrix(plan: string, cutoff: IsoDate, here: string): Crumb[] {
  return [
    { text: 'Tablero', href: boardAddress(plan, cutoff) },
    { text: 'Anexo 1', href: matrixAddress(plan, { corte: cutoff }) },
    { text: here, href: null },
  ];
}
