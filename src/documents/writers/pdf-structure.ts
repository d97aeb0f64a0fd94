/**
 * The structure of a tagged PDF (ISO 32000-1, 14.8): which heading, paragraph or cell of a table each text belongs to,
 * so that a screen reader tells rows and columns. pdfmake itself marks a document as tagged and writes no structure;
 * pdfkit below it does.
 */
export interface PdfElement {
  readonly kind: 'H1' | 'H2' | 'P' | 'Table' | 'TR' | 'TH' | 'TD';
  /** Of a cell. */
  readonly columns?: number;
  readonly rows?: number;
  readonly children?: readonly PdfElement[];
}

/** What pdfkit's documents do for tagging. */
export interface TaggedDocument {
  struct(kind: string): StructElement;
  addStructure(element: StructElement): void;
  markStructureContent(kind: string): StructContent;
  markContent(kind: 'Artifact', options: { readonly type: 'Layout' }): void;
  endMarkedContent(): void;
}

interface StructElement {
  readonly dictionary: { readonly data: Record<string, unknown> };
  add(child: StructElement | StructContent): void;
  end(): void;
}

/** A stretch of a page's content, known by its number there. */
type StructContent = { readonly refs: readonly object[] };

/** Marks what is drawn on a page as belonging to elements; what belongs to none is decoration. */
export class PageMarks {
  private readonly contents = new Map<PdfElement, StructContent[]>();
  /** What is being drawn; null: decoration, undefined: nothing yet. */
  private open: PdfElement | null | undefined;

  constructor(private readonly document: TaggedDocument) {}

  /** What is drawn from here on belongs to an element; null: to none. */
  turnTo(element: PdfElement | null): void {
    if (this.open === element) return;
    this.close();
    this.open = element;
    if (element === null) this.document.markContent('Artifact', { type: 'Layout' });
    else this.keep(element, this.document.markStructureContent(element.kind));
  }

  /** Ends what is being drawn. */
  close(): void {
    if (this.open !== undefined) this.document.endMarkedContent();
    this.open = undefined;
  }

  /** Adds the page's elements, in the order in which they are read, to that of the document. */
  addTo(root: StructElement, elements: readonly PdfElement[]): void {
    for (const element of elements) root.add(this.built(element));
  }

  private keep(element: PdfElement, content: StructContent): void {
    const known = this.contents.get(element);
    if (known) known.push(content);
    else this.contents.set(element, [content]);
  }

  private built(element: PdfElement): StructElement {
    const { kind, children = [] } = element;
    const built = this.document.struct(kind);
    const attributes = cellAttributes(element);
    if (attributes !== null) built.dictionary.data['A'] = attributes;
    for (const content of this.contents.get(element) ?? []) built.add(content);
    for (const child of children) built.add(this.built(child));
    built.end();
    return built;
  }
}

function cellAttributes({ kind, columns = 1, rows = 1 }: PdfElement): object | null {
  if (kind !== 'TH' && columns === 1 && rows === 1) return null;
  return {
    O: 'Table',
    ...(kind === 'TH' ? { Scope: 'Column' } : {}),
    ...(columns > 1 ? { ColSpan: columns } : {}),
    ...(rows > 1 ? { RowSpan: rows } : {}),
  };
}
