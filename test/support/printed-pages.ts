/** Reads back what Chromium printed: the words of each page of its PDF, in the order in which they are drawn. */
import { objectAt, objectsOf, type PdfObjects, pagesOf } from './pdf-reader';

type Letters = ReadonlyMap<string, string>;

/** One text for each page, its runs parted by single spaces. */
export function printedPages(bytes: Uint8Array): string[] {
  const objects = objectsOf(Buffer.from(bytes));
  return pagesOf(objects).map(([, { head }]) => {
    const fonts = new Map(
      [...head.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', number]) => [name, lettersOf(objects, number)]),
    );
    const content = objectAt(objects, /\/Contents (\d+) 0 R/.exec(head)?.[1]).stream?.toString('latin1') ?? '';
    const runs = [...content.matchAll(/BT\n([^]*?)ET\n/g)].map(([, run = '']) => wordsOf(run, fonts));
    return runs.join(' ').replace(/\s+/g, ' ');
  });
}

function wordsOf(run: string, fonts: ReadonlyMap<string, Letters>): string {
  const letters = fonts.get(/\/(F\d+) /.exec(run)?.[1] ?? '');
  const shown = [...run.matchAll(/<([0-9A-F]+)>/g)].map(([, codes = '']) => codes.match(/.{4}/g) ?? []).flat();
  return shown.map((code) => letters?.get(code) ?? '').join('');
}

/** What each glyph of a font stands for, by its own table: single glyphs, and runs of them. */
function lettersOf(objects: PdfObjects, number: string | undefined): Letters {
  const { head } = objectAt(objects, number);
  const table = objectAt(objects, /\/ToUnicode (\d+) 0 R/.exec(head)?.[1]).stream?.toString('latin1') ?? '';
  const letters = new Map<string, string>();
  for (const [, block = ''] of table.matchAll(/beginbfchar\n([^]*?)endbfchar/g)) {
    for (const [, glyph = '', code = ''] of block.matchAll(/<(\w+)> <(\w+)>/g)) letters.set(glyph, letterOf(code));
  }
  for (const [, block = ''] of table.matchAll(/beginbfrange\n([^]*?)endbfrange/g)) {
    for (const [, first = '', last = '', code = ''] of block.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
      for (let step = 0; step <= parseInt(last, 16) - parseInt(first, 16); step += 1) {
        letters.set(stepped(first, step), letterOf(stepped(code, step)));
      }
    }
  }
  return letters;
}

function letterOf(code: string): string {
  return Buffer.from(code, 'hex').swap16().toString('utf16le');
}

function stepped(code: string, step: number): string {
  return (parseInt(code, 16) + step).toString(16).toUpperCase().padStart(4, '0');
}
