import { WorkRefused } from '../../work/work-refused';

/** A file that is not taken, with a Spanish sentence that says why and what to do. Nothing of it was stored. */
export class FileRefused extends WorkRefused {
  override readonly name: string = 'FileRefused';
}

const SAVE_AGAIN =
  'Ábralo con Excel o LibreOffice, guárdelo otra vez como «Libro de Excel (.xlsx)» y vuelva a cargarlo.';

/** For a file whose inside is not as it should be; `what` is the sentence that says so. */
export function damaged(what: string): FileRefused {
  return new FileRefused(`${what} ${SAVE_AGAIN}`);
}
