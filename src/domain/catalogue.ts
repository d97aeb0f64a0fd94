/** Institutions and regions as documents write them: acronyms, names and aliases, however they are spelt. */
import { fold, nearest } from './text';

export interface CatalogueEntry {
  /** What the entry is known by: an acronym, or the INEI code of a region. */
  readonly code: string;
  /** Names and aliases. */
  readonly names: readonly string[];
  /** Of a member the collective that it reports under. */
  readonly collective?: string | null;
}

/** Finds entries by any of their names; plain to build, so that a worker thread makes its own from plain data. */
export class Catalogue {
  private readonly byName = new Map<string, string>();
  private readonly spelt: string[] = [];

  constructor(entries: readonly CatalogueEntry[]) {
    for (const { code, names } of entries) {
      for (const name of [code, ...names]) {
        this.byName.set(fold(name), code);
        this.spelt.push(name);
      }
    }
  }

  /** The code of the entry that a text names; null where none does. */
  find(text: string): string | null {
    return this.byName.get(fold(text)) ?? null;
  }

  /** The name that is nearest in letters to a text that names none; null where none is near. */
  suggestion(text: string): string | null {
    return nearest(text, this.spelt);
  }
}
