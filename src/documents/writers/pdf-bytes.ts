/**
 * Pages laid out and drawn by pdfmake, one after the other: each is let go once it is drawn. pdfmake's printer lays out
 * all pages before it draws the first, which for a long document takes a third more memory and a quarter more time;
 * its parts are used here as it uses them. What stands at places that are known already is drawn without being laid
 * out, and everything is tagged.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { robotoPath } from '../text/faces';
import { type FontSource, type Placed, placedItem } from './pdf-placed';
import { type PdfNode, SHEET } from './pdf-sheet';
import { PageMarks, type PdfElement, type TaggedDocument } from './pdf-structure';

/** What stands in the file's properties; both dates are `at`, so that the same content has the same bytes. */
export interface DocumentFacts {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly at: Date;
  /** Of every page, in points; the annex's own sheet unless told. */
  readonly size?: PageSize;
}

export interface PageSize {
  readonly width: number;
  readonly height: number;
}

export interface PdfPage {
  /** What pdfmake lays out, from the sheet's upper left corner. */
  readonly laidOut: PdfNode;
  /** What is drawn at its place, after that. */
  readonly placed: readonly Placed[];
  /** The elements of the page in the order in which they are read. */
  readonly structure: readonly PdfElement[];
}

/** pdfkit's document with pdfmake's fonts: a stream of bytes. */
interface PdfDocument extends TaggedDocument, FontSource {
  on(event: 'data', take: (chunk: Uint8Array) => void): void;
  on(event: 'end', done: () => void): void;
  on(event: 'error', failed: (error: Error) => void): void;
  end(): void;
}

interface PdfmakeParts {
  readonly PDFDocument: new (...parts: unknown[]) => PdfDocument;
  readonly LayoutBuilder: new (size: object, margins: object, svg: object) => LayoutBuilder;
  readonly Renderer: new (document: PdfDocument) => Renderer;
  readonly SVGMeasure: new () => object;
}

interface LayoutBuilder {
  registerTableLayouts(layouts: object): void;
  buildNextLine(node: Tagged): Tagged | null;
  layoutDocument(content: PdfNode, document: PdfDocument, styles: object, defaultStyle: object): readonly LaidOutPage[];
}

interface LaidOutPage {
  readonly items: object[];
}

interface Renderer {
  renderLine(line: Tagged, x: number, y: number): void;
  renderVector(vector: object): void;
  renderPages(pages: readonly LaidOutPage[]): void;
}

interface Tagged {
  element?: PdfElement | null;
}

const NO_MARGINS = { left: 0, top: 0, right: 0, bottom: 0 };
const load = createRequire(__filename);
let loaded: PdfmakeParts | null = null;

/**
 * The bytes of a document of so many pages. Everything it needs is in the pages: nothing resolves an address, and no
 * file may be opened. Throws where a page does not fit on its sheet.
 */
export async function pdfBytes(
  pages: number,
  pageAt: (index: number) => PdfPage,
  { title, author, subject, at, size = SHEET }: DocumentFacts,
): Promise<Uint8Array> {
  const info = { Title: title, Author: author, Subject: subject, Creator: 'Yupana', Producer: 'pdfmake' };
  const document = newDocument({ ...info, CreationDate: at, ModDate: at }, size);
  const bytes = bytesOf(document);
  const root = document.struct('Document');
  document.addStructure(root);
  for (let index = 0; index < pages; index++) {
    const page = pageAt(index);
    drawnPage(document, page, { index, size }).addTo(root, page.structure);
  }
  root.end();
  document.end();
  return bytes;
}

function drawnPage(
  document: PdfDocument,
  page: PdfPage,
  { index, size }: { readonly index: number; readonly size: PageSize },
): PageMarks {
  const [laidOut, ...beyond] = laidOutPages(document, page.laidOut, size);
  if (!laidOut || beyond.length > 0) throw new Error(`Page ${index + 1} of the document does not fit on its sheet`);
  for (const each of page.placed) laidOut.items.push(placedItem(each, document));
  const marks = new PageMarks(document);
  const renderer = new (pdfmakeParts().Renderer)(document);
  const [drawLine, drawVector] = [renderer.renderLine.bind(renderer), renderer.renderVector.bind(renderer)];
  renderer.renderLine = (line, x, y) => {
    marks.turnTo(line.element ?? null);
    drawLine(line, x, y);
  };
  renderer.renderVector = (vector) => {
    marks.turnTo(null);
    drawVector(vector);
  };
  renderer.renderPages([laidOut]);
  marks.close();
  return marks;
}

function laidOutPages(document: PdfDocument, content: PdfNode, { width, height }: PageSize): readonly LaidOutPage[] {
  const { LayoutBuilder, SVGMeasure } = pdfmakeParts();
  const builder = new LayoutBuilder({ width, height }, NO_MARGINS, new SVGMeasure());
  const nextLine = builder.buildNextLine.bind(builder);
  builder.buildNextLine = (node) => {
    const line = nextLine(node);
    if (line !== null) line.element = node.element ?? null;
    return line;
  };
  builder.registerTableLayouts({});
  return builder.layoutDocument(content, document, {}, { font: 'Roboto' });
}

function newDocument(info: object, { width, height }: PageSize): PdfDocument {
  const fonts = {
    Roboto: { normal: readFileSync(robotoPath('roboto')), bold: readFileSync(robotoPath('roboto-bold')) },
  };
  const options = {
    size: [width, height],
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: 'es-PE',
    autoFirstPage: false,
    info,
    font: null,
  };
  const { PDFDocument } = pdfmakeParts();
  return new PDFDocument(fonts, {}, {}, {}, options, null, () => false);
}

function bytesOf(document: PdfDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  return new Promise((resolve, reject) => {
    document.on('data', (chunk) => chunks.push(chunk));
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    document.on('error', reject);
  });
}

// Loaded when the first document is made: most starts of the program never need it.
function pdfmakeParts(): PdfmakeParts {
  if (loaded) return loaded;
  const part = (name: string): unknown => (load(`pdfmake/js/${name}`) as { default: unknown }).default;
  loaded = {
    PDFDocument: part('PDFDocument') as PdfmakeParts['PDFDocument'],
    LayoutBuilder: part('LayoutBuilder') as PdfmakeParts['LayoutBuilder'],
    Renderer: part('Renderer') as PdfmakeParts['Renderer'],
    SVGMeasure: part('SVGMeasure') as PdfmakeParts['SVGMeasure'],
  };
  return loaded;
}
