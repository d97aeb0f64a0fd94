/** What a person asked for and cannot have, in a sentence that they can act on; nothing was stored. */
import type { CellMessage } from './sheet';

export type RefusalKind = 'invalid' | 'not-found' | 'forbidden' | 'conflict' | 'unreachable';

/** An expected refusal; whoever stands at the edge turns it into a page, a status or a line. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    /** A Spanish sentence: what happened and what to do. */
    readonly sentence: string,
    readonly kind: RefusalKind = 'invalid',
    /** Of a workbook every fault with its cell. */
    readonly cells: readonly CellMessage[] = [],
  ) {
    super(sentence);
  }
}

/** Refuses a workbook with all its faults; the sentence says how many there are. */
export function refusedCells(cells: readonly CellMessage[]): Refusal {
  const many = cells.length === 1 ? 'un error' : `${cells.length} errores`;
  return new Refusal(
    `El archivo tiene ${many}; no se guardó nada. Corrija las celdas indicadas e importe otra vez el archivo.`,
    'invalid',
    cells,
  );
}
