import { localPath } from './local-path';

/** A word to the person on the next page: what was done. */
export interface Notice {
  readonly kind: 'done' | 'wrong';
  /** A Spanish sentence. */
  readonly sentence: string;
}

/** What a controller answers with once a form has been acted on: the page that shows the outcome. */
export class Redirect {
  constructor(
    /** Of this site, beginning with one slash. */
    readonly path: string,
    readonly notice: Notice | null,
  ) {}
}

/** Leads to a page of this site, which says the sentence once: `redirectTo('/administracion/regiones', 'Se guardó.')`. */
export function redirectTo(path: string, sentence: string | null = null, kind: Notice['kind'] = 'done'): Redirect {
  if (localPath(path, '') === '') throw new Error(`Not a path of this site: ${path}`);
  return new Redirect(path, sentence === null ? null : { kind, sentence });
}
