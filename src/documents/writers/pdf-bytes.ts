/**
 * Pages laid out and drawn by pdfmake, one after the other: each is let go once it is drawn. pdfmake's printer lays out
 * all pages before it draws the first, which for a long document takes a third more memory and a quarter more time;
 * its parts are used here as it uses them.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { robotoPath } from '../text/faces';
import { type PdfNode, SHEET } from './pdf-sheet';

/** What stands in the file's properties; both dates are `at`, so that the same content has the same bytes. */
export interface DocumentFacts {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly at: Date;
}

/** pdfkit's document with pdfmake's fonts: a stream of bytes. */
interface PdfDocument {
  on(event: 'data', take: (chunk: Uint8Array) => void): void;
  on(event: 'end', done: () => void): void;
  on(event: 'error', failed: (error: Error) => void): void;
  end(): void;
}

interface PdfmakeParts {
  readonly PDFDocument: new (...parts: unknown[]) => PdfDocument;
  readonly LayoutBuilder: new (size: object, margins: object, svg: object) => LayoutBuilder;
  readonly Renderer: new (document: PdfDocument) => { renderPages(pages: readonly object[]): void };
  readonly SVGMeasure: new () => object;
}

interface LayoutBuilder {
  registerTableLayouts(layouts: object): void;
  layoutDocument(content: PdfNode, document: PdfDocument, styles: object, defaultStyle: object): readonly object[];
}

const NO_MARGINS = { left: 0, top: 0, right: 0, bottom: 0 };
const load = createRequire(__filename);
let loaded: PdfmakeParts | null = null;

/**
 * The bytes of a document of so many pages. Everything it needs is in the pages: nothing resolves an address, and no
 * file may be opened. Throws where a page does not fit on its sheet.
 */
export function pdfBytes(
  pages: number,
  pageAt: (index: number) => PdfNode,
  { title, author, subject, at }: DocumentFacts,
): Promise<Uint8Array> {
  const document = newDocument({
    Title: title,
    Author: author,
    Subject: subject,
    Creator: 'Yupana',
    Producer: 'pdfmake',
    CreationDate: at,
    ModDate: at,
  });
  const bytes = bytesOf(document);
  for (let index = 0; index < pages; index++) drawPage(document, pageAt(index), index);
  document.end();
  return bytes;
}

function drawPage(document: PdfDocument, content: PdfNode, index: number): void {
  const { LayoutBuilder, Renderer, SVGMeasure } = pdfmakeParts();
  const builder = new LayoutBuilder({ width: SHEET.width, height: SHEET.height }, NO_MARGINS, new SVGMeasure());
  builder.registerTableLayouts({});
  const laidOut = builder.layoutDocument(content, document, {}, { font: 'Roboto' });
  if (laidOut.length !== 1) throw new Error(`Page ${index + 1} of the document does not fit on its sheet`);
  new Renderer(document).renderPages(laidOut);
}

function newDocument(info: object): PdfDocument {
  const fonts = {
    Roboto: { normal: readFileSync(robotoPath('roboto')), bold: readFileSync(robotoPath('roboto-bold')) },
  };
  const options = {
    size: [SHEET.width, SHEET.height],
    pdfVersion: '1.7',
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
