/** Reads back what a PDF shows, from its bytes alone: no library that wrote it, no program that may be missing. */
import { inflateSync } from 'node:zlib';

/** A piece of text as one operator shows it. */
export interface ShownText {
  readonly text: string;
  readonly size: number;
  readonly x: number;
  /** Of the baseline, from the sheet's lower edge. */
  readonly y: number;
  readonly bold: boolean;
  /** The number of the marked content that it stands in; null: none that belongs to an element. */
  readonly mark: number | null;
}

/** A filled rectangle, its upper left corner from the sheet's. */
export interface ShownFill {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Six hexadecimal digits. */
  readonly color: string;
}

export interface PdfObject {
  readonly head: string;
  readonly stream: Buffer | null;
}

export type PdfObjects = ReadonlyMap<string, PdfObject>;

interface Font {
  readonly glyphs: ReadonlyMap<number, string>;
  readonly bold: boolean;
}

/** The texts of each page, in the order in which they are drawn. */
export function pdfPages(bytes: Uint8Array): ShownText[][] {
  const objects = objectsOf(Buffer.from(bytes));
  const fonts = new Map<string, Font>();
  return pagesOf(objects).map(([, { head }]) => {
    const resources = objectAt(objects, /\/Resources (\d+) 0 R/.exec(head)?.[1]);
    for (const [, name = '', number] of resources.head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      if (!fonts.has(name)) fonts.set(name, fontOf(objects, objectAt(objects, number)));
    }
    return textsOf(contentOf(objects, head), fonts);
  });
}

/** The filled rectangles of each page, in the order in which they are drawn. */
export function pdfFills(bytes: Uint8Array): ShownFill[][] {
  const objects = objectsOf(Buffer.from(bytes));
  const filled = /^(\S+) (\S+) (\S+) (\S+) re\n\/DeviceRGB cs\n(\S+) (\S+) (\S+) scn\n(?:\/\w+ gs\n)?f\n/gm;
  return pagesOf(objects).map(([, { head }]) =>
    [...contentOf(objects, head).matchAll(filled)].map(([, x, y, width, height, ...rgb]) => ({
      ...{ x: Number(x), y: Number(y), width: Number(width), height: Number(height) },
      color: rgb
        .map((part) =>
          Math.round(255 * Number(part))
            .toString(16)
            .padStart(2, '0'),
        )
        .join(''),
    })),
  );
}

/** The objects of pages with their numbers, in the order of the document. */
export function pagesOf(objects: PdfObjects): [number: string, page: PdfObject][] {
  return [...objects].filter(([, { head }]) => /\/Type \/Page\b/.test(head));
}

/** Dictionaries of the objects whose text matches, streams left out. */
export function pdfDictionaries(bytes: Uint8Array, pattern: RegExp): string[] {
  return [...objectsOf(Buffer.from(bytes)).values()].map(({ head }) => head).filter((head) => pattern.test(head));
}

/** All objects by their numbers, streams inflated. */
export function objectsOf(bytes: Buffer): PdfObjects {
  const text = bytes.toString('latin1');
  const objects = new Map<string, PdfObject>();
  const start = /(?:^|\n)(\d+) 0 obj\n/g;
  for (let found = start.exec(text); found; found = start.exec(text)) {
    const from = found.index + found[0].length;
    const streamAt = text.indexOf('stream\n', from);
    const endAt = text.indexOf('endobj', from);
    const hasStream = streamAt >= 0 && streamAt < endAt;
    const head = text.slice(from, hasStream ? streamAt : endAt);
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
    const raw = bytes.subarray(streamAt + 7, streamAt + 7 + length);
    const stream = hasStream ? (head.includes('/FlateDecode') ? inflateSync(raw) : raw) : null;
    objects.set(found[1] ?? '', { head, stream });
    start.lastIndex = hasStream ? streamAt + 7 + length : endAt;
  }
  return objects;
}

/** The object of a number; fails where there is none. */
export function objectAt(objects: PdfObjects, number: string | undefined): PdfObject {
  const found = objects.get(number ?? '');
  if (!found) throw new Error(`The PDF has no object ${number}`);
  return found;
}

function contentOf(objects: PdfObjects, page: string): string {
  return objectAt(objects, /\/Contents (\d+) 0 R/.exec(page)?.[1]).stream?.toString('latin1') ?? '';
}

/** What each glyph stands for, by the font's own table. */
function fontOf(objects: PdfObjects, { head }: PdfObject): Font {
  const table = objectAt(objects, /\/ToUnicode (\d+) 0 R/.exec(head)?.[1]).stream?.toString('latin1') ?? '';
  const glyphs = new Map<number, string>();
  for (const [, first = '', list = ''] of table.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi)) {
    [...list.matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, codes = ''], index) => {
      const letters = Buffer.from(codes.replaceAll(' ', ''), 'hex').swap16().toString('utf16le');
      glyphs.set(parseInt(first, 16) + index, letters);
    });
  }
  return { glyphs, bold: /\/BaseFont \/\S*Medium/.test(head) };
}

/** Marked content begins with its properties and ends with EMC; none stands within another here. */
function textsOf(content: string, fonts: ReadonlyMap<string, Font>): ShownText[] {
  const shown: ShownText[] = [];
  let mark: number | null = null;
  for (const [piece, properties, block] of content.matchAll(/<<\n([^>]*)>> BDC\n|EMC\n|BT\n([\s\S]*?)ET\n/g)) {
    if (block !== undefined) shown.push({ ...textOf(block, fonts), mark });
    else if (piece === 'EMC\n') mark = null;
    else mark = Number(/\/MCID (\d+)/.exec(properties ?? '')?.[1] ?? NaN);
    if (Number.isNaN(mark)) mark = null;
  }
  return shown;
}

function textOf(block: string, fonts: ReadonlyMap<string, Font>): Omit<ShownText, 'mark'> {
  const [, x, y] = /1 0 0 1 (\S+) (\S+) Tm/.exec(block) ?? [];
  const [, name = '', size] = /\/(F\d+) (\S+) Tf/.exec(block) ?? [];
  const { glyphs, bold } = fonts.get(name) ?? { glyphs: new Map<number, string>(), bold: false };
  const shown = [...block.matchAll(/<([0-9a-f]+)>/gi)].map(([, codes = '']) =>
    (codes.match(/.{4}/g) ?? []).map((code) => glyphs.get(parseInt(code, 16)) ?? '').join(''),
  );
  return { text: shown.join(''), size: Number(size), x: Number(x), y: Number(y), bold };
}
