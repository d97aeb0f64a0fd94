/** The structure of a tagged PDF, read back from its bytes: what a screen reader makes of it. */
import { objectAt, objectsOf, pagesOf, type PdfObject, pdfPages, type ShownText } from './pdf-reader';

export interface ReadElement {
  readonly kind: string;
  readonly columns: number;
  readonly rows: number;
  /** Of a heading cell, what it heads. */
  readonly scope: string | null;
  /** From 0; null where nothing of its own stands on any page. */
  readonly page: number | null;
  readonly texts: readonly ShownText[];
  readonly children: readonly ReadElement[];
}

/** The topmost element. Fails where an element does not name its parent, or content its element. */
export function pdfStructure(bytes: Uint8Array): ReadElement {
  const objects = objectsOf(Buffer.from(bytes));
  const pages = pdfPages(bytes);
  const places = new Map(pagesOf(objects).map(([number], index) => [number, index]));
  const read = (number: string, parent: string): ReadElement => {
    const { head } = objectAt(objects, number);
    const own = /\/P (\d+) 0 R/.exec(head)?.[1];
    if (own !== parent) throw new Error(`Element ${number} names ${own} as its parent, not ${parent}`);
    const page = places.get(/\/Pg (\d+) 0 R/.exec(head)?.[1] ?? '') ?? null;
    const kids = /\/K \[([^\]]*)\]/.exec(head)?.[1] ?? '';
    const children = [...kids.matchAll(/(\d+) 0 R/g)].map(([, kid = '']) => read(kid, number));
    const marks =
      children.length > 0
        ? []
        : kids
            .split(' ')
            .filter((part) => part !== '')
            .map(Number);
    const texts = page === null ? [] : (pages[page] ?? []).filter(({ mark }) => mark !== null && marks.includes(mark));
    return { kind: /\/S \/(\w+)/.exec(head)?.[1] ?? '', ...attributesOf(head), page, texts, children };
  };
  const [top] = [...objects].filter(([, { head }]) => /\/Type \/StructTreeRoot/.test(head));
  const [, root = ''] = /\/K \[(\d+) 0 R\]/.exec(top?.[1].head ?? '') ?? [];
  return read(root, top?.[0] ?? '');
}

function attributesOf(head: string): Pick<ReadElement, 'columns' | 'rows' | 'scope'> {
  const number = (name: string): number => Number(new RegExp(`/${name} (\\d+)`).exec(head)?.[1] ?? 1);
  return { columns: number('ColSpan'), rows: number('RowSpan'), scope: /\/Scope \/(\w+)/.exec(head)?.[1] ?? null };
}

/** The catalogue of the document: its language and what it says of itself. */
export function pdfCatalogue(bytes: Uint8Array): PdfObject['head'] {
  const objects = objectsOf(Buffer.from(bytes));
  const [catalogue] = [...objects.values()].filter(({ head }) => /\/Type \/Catalog/.test(head));
  const referred = [...(catalogue?.head.matchAll(/\/(?:MarkInfo|ViewerPreferences) (\d+) 0 R/g) ?? [])];
  return [catalogue?.head ?? '', ...referred.map(([, number]) => objectAt(objects, number).head)].join('\n');
}

/** The text of an element: its lines parted by spaces. */
export function elementText({ texts }: ReadElement): string {
  return texts.reduce((whole, { text, y }, index) => {
    const before = texts[index - 1];
    return before && before.y !== y ? `${whole} ${text}` : whole + text;
  }, '');
}
