/**
 * Lists of institutions in a cell: separated by a slash or a line break, a full stop behind a name ends a list. One list
 * serves all indicators of the cell, as many lists as indicators serve each its own; bold names are the responsible ones.
 */
import { Catalogue, type CatalogueEntry } from '../../domain/catalogue';
import type { SheetCell } from '../../domain/sheet';
import { fold } from '../../domain/text';
import type { Found } from '../layout/findings';
import { quoted } from '../layout/read-words';

export interface ListedInstitution {
  readonly acronym: string;
  readonly isBold: boolean;
}

interface Name {
  readonly text: string;
  readonly isBold: boolean;
  readonly endsList: boolean;
}

/** Comparing letters with a whole catalogue costs; after so many unknown names the rest go without a suggestion. */
const MOST_SUGGESTIONS = 200;

export class InstitutionLists {
  private readonly catalogue: Catalogue;
  private readonly refusals = new Map<string, string>();

  constructor(entries: readonly CatalogueEntry[]) {
    this.catalogue = new Catalogue(entries);
  }

  /** The lists of a cell, each institution as often as it stands there; refused with the unknown names. */
  read(cell: SheetCell): Found<ListedInstitution[][]> {
    const names = namesOf(cell).flatMap((name) => this.parted(name));
    const unknown = [...new Set(names.map(({ text }) => text))].filter((text) => this.catalogue.find(text) === null);
    if (unknown.length > 0) return { refused: unknown.map((text) => this.refusal(text)).join(' ') };
    const lists: ListedInstitution[][] = [];
    let isOpen = false;
    for (const { text, isBold, endsList } of names) {
      if (!isOpen) lists.push([]);
      lists.at(-1)?.push({ acronym: this.catalogue.find(text) ?? '', isBold });
      isOpen = !endsList;
    }
    return { value: lists };
  }

  // "GLs. Secretaría Técnica" is the end of one list and the beginning of the next, printed without a line break.
  private parted(name: Name): Name[] {
    if (this.catalogue.find(name.text) !== null) return [name];
    const parts = name.text.split(/\.\s+/);
    if (parts.length < 2 || parts.some((part) => this.catalogue.find(part) === null)) return [name];
    return parts.map((text, index) => ({ ...name, text, endsList: index < parts.length - 1 || name.endsList }));
  }

  private refusal(text: string): string {
    const known = this.refusals.get(fold(text));
    if (known !== undefined) return known;
    const near = this.refusals.size < MOST_SUGGESTIONS ? this.catalogue.suggestion(text) : null;
    const advice =
      near === null
        ? 'escriba su sigla, por ejemplo «MTPE».'
        : `¿quiso decir «${near}»? Si es así, escríbalo; si no, cargue antes la institución.`;
    const refusal = `${quoted(text)} no es una institución conocida; ${advice}`;
    this.refusals.set(fold(text), refusal);
    return refusal;
  }
}

function namesOf(cell: SheetCell): Name[] {
  const isBold = boldLetters(cell);
  return [...cell.text.matchAll(/[^/\n]+/g)].flatMap((match): Name[] => {
    const text = match[0].trim();
    if (fold(text) === '') return [];
    const letters = [...match[0]].length;
    const bold = isBold.slice(match.index, match.index + match[0].length).filter((each) => each).length;
    return [{ text, isBold: bold * 2 > letters, endsList: text.endsWith('.') }];
  });
}

/** Whether each unit of the cell's text is bold. */
function boldLetters({ runs }: SheetCell): boolean[] {
  return (runs ?? []).flatMap(({ text, bold }) => Array<boolean>(text.length).fill(bold));
}
