/** Reads back what a PDF shows, from its bytes alone: no library that wrote it, no program that may be missing. */
import { inflateSync } from 'node:zlib';

/** A piece of text as one operator shows it. */
export interface ShownText {
  readonly text: string;
  readonly size: number;
  readonly x: number;
  /** Of the baseline, from the sheet's lower edge. */
  readonly y: number;
}

interface PdfObject {
  readonly head: string;
  readonly stream: Buffer | null;
}

type Font = ReadonlyMap<number, string>;

/** The texts of each page, in the order in which they are drawn. */
export function pdfPages(bytes: Uint8Array): ShownText[][] {
  const objects = objectsOf(Buffer.from(bytes));
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b/.test(head));
  const fonts = new Map<string, Font>();
  return pages.map(({ head }) => {
    const resources = objectAt(objects, /\/Resources (\d+) 0 R/.exec(head)?.[1]);
    for (const [, name = '', number] of resources.head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      if (!fonts.has(name)) fonts.set(name, fontOf(objects, objectAt(objects, number)));
    }
    const content = objectAt(objects, /\/Contents (\d+) 0 R/.exec(head)?.[1]).stream;
    return textsOf(content?.toString('latin1') ?? '', fonts);
  });
}

/** Dictionaries of the objects whose text matches, streams left out. */
export function pdfDictionaries(bytes: Uint8Array, pattern: RegExp): string[] {
  return [...objectsOf(Buffer.from(bytes)).values()].map(({ head }) => head).filter((head) => pattern.test(head));
}

function objectsOf(bytes: Buffer): Map<string, PdfObject> {
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

function objectAt(objects: ReadonlyMap<string, PdfObject>, number: string | undefined): PdfObject {
  const found = objects.get(number ?? '');
  if (!found) throw new Error(`The PDF has no object ${number}`);
  return found;
}

/** What each glyph stands for, by the font's own table. */
function fontOf(objects: ReadonlyMap<string, PdfObject>, { head }: PdfObject): Font {
  const table = objectAt(objects, /\/ToUnicode (\d+) 0 R/.exec(head)?.[1]).stream?.toString('latin1') ?? '';
  const glyphs = new Map<number, string>();
  for (const [, first = '', list = ''] of table.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi)) {
    [...list.matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, codes = ''], index) => {
      const letters = Buffer.from(codes.replaceAll(' ', ''), 'hex').swap16().toString('utf16le');
      glyphs.set(parseInt(first, 16) + index, letters);
    });
  }
  return glyphs;
}

function textsOf(content: string, fonts: ReadonlyMap<string, Font>): ShownText[] {
  return [...content.matchAll(/BT\n([\s\S]*?)ET\n/g)].map(([, block = '']) => {
    const [, x, y] = /1 0 0 1 (\S+) (\S+) Tm/.exec(block) ?? [];
    const [, name = '', size] = /\/(F\d+) (\S+) Tf/.exec(block) ?? [];
    const glyphs = fonts.get(name) ?? new Map<number, string>();
    const shown = [...block.matchAll(/<([0-9a-f]+)>/gi)].map(([, codes = '']) =>
      (codes.match(/.{4}/g) ?? []).map((code) => glyphs.get(parseInt(code, 16)) ?? '').join(''),
    );
    return { text: shown.join(''), size: Number(size), x: Number(x), y: Number(y) };
  });
}
