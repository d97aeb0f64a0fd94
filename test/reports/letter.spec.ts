import { execFileSync } from 'node:child_process';
import { strFromU8, unzipSync } from 'fflate';
import { letterDocx } from '../../src/documents/writers/letter-docx';
import { letterPdf } from '../../src/documents/writers/letter-pdf';
import type { FormalLetter, LetterPart } from '../../src/domain/letter';
import { CNLCTF_LETTERHEAD } from '../../src/domain/letterhead';
import { pdfFills, pdfPages } from '../support/pdf-reader';
import { pdfStructure, type ReadElement } from '../support/pdf-structure';
import { childrenOf, within, type XmlNode, xmlTree } from '../support/xml-tree';

const TABLE: LetterPart = {
  kind: 'table',
  columns: [
    { heading: 'Línea', share: 20 },
    { heading: 'Indicador', share: 80 },
  ],
  rows: Array.from({ length: 60 }, (_, index) => [`LA ${index + 1}`, `Indicador <${index + 1}> & su unidad`]),
};

const LETTER: FormalLetter = {
  letterhead: CNLCTF_LETTERHEAD,
  title: 'Oficio circular N° 012-2019-MTPE/2',
  author: 'Comisión Nacional',
  sentAt: Date.UTC(2019, 11, 2, 15, 0, 0),
  footer: 'Oficio circular N° 012-2019-MTPE/2',
  parts: [
    { kind: 'title', text: 'Oficio circular N° 012-2019-MTPE/2' },
    { kind: 'paragraph', text: 'Señores:\nSUNAFIL\nMTPE' },
    { kind: 'paragraph', text: 'Remitan "lo ejecutado" <antes> & después.\u0007' },
    { kind: 'heading', text: 'Indicadores' },
    TABLE,
    { kind: 'heading', text: 'Preguntas' },
    { kind: 'list', items: ['¿Qué dificultades tuvo?', '¿Qué hará?'] },
  ],
};

const withParts = (...parts: LetterPart[]): FormalLetter => ({ ...LETTER, parts });

describe('a letter as pdf', () => {
  const kinds = ({ kind, children }: ReadElement): string[] => [kind, ...children.flatMap(kinds)];
  const words = (page: readonly { readonly text: string }[]): string => page.map(({ text }) => text).join('|');

  test('is A4, with its letterhead in three parts and page x of y at the foot', async () => {
    const bytes = await letterPdf(LETTER);
    expect(Buffer.from(bytes).toString('latin1')).toContain('/MediaBox [0 0 595.28 841.89]');
    const pages = pdfPages(bytes).map(words);
    expect(pages.length).toBeGreaterThan(1);
    pages.forEach((text, index) => expect(text).toContain(`Página ${index + 1} de ${pages.length}`));
    expect(pages[0]).toMatch(/PERÚ\|Ministerio de Trabajo y Promoción del\|Empleo\|Alianza contra el Trabajo Forzoso/);
    expect(pages.slice(1).join()).not.toContain('PERÚ');
    expect(new Set(pdfFills(bytes)[0]?.map(({ color }) => color))).toEqual(
      new Set(['9b0a1a', '333333', '595959', 'e4e8ee']),
    );
  });

  test('is tagged: heading, paragraphs, and tables whose heading comes again on each page', async () => {
    const bytes = await letterPdf(LETTER);
    const read = kinds(pdfStructure(bytes));
    const tables = read.filter((kind) => kind === 'Table').length;
    expect(tables).toBe(pdfPages(bytes).filter((page) => words(page).includes('LA ')).length);
    expect(read.filter((kind) => kind === 'TH')).toHaveLength(2 * tables);
    expect(read.filter((kind) => kind === 'TD')).toHaveLength(120);
    expect(read.filter((kind) => kind === 'H1')).toHaveLength(1);
    expect(read.filter((kind) => kind === 'H2')).toHaveLength(2);
  });

  test('nothing stands in the margins, and nothing is lost', async () => {
    const pages = pdfPages(await letterPdf(LETTER));
    for (const { x, y, text } of pages.flat()) {
      expect(x).toBeGreaterThanOrEqual(56);
      expect(text.startsWith('Página') || text.startsWith('Oficio') || y > 62).toBe(true);
    }
    const all = pages.map(words).join('|');
    for (let row = 1; row <= 60; row++) expect(all).toContain(`Indicador <${row}> & su unidad`);
    expect(all).toContain('2. ¿Qué hará?');
  });

  test.each([
    ['a cell that is longer than a page', { ...TABLE, rows: [['LA 1', 'muy largo '.repeat(2000)]] }],
    ['a paragraph that is longer than a page', { kind: 'paragraph', text: 'muy largo '.repeat(2000) }],
  ] as const)('%s goes on on the next', async (_name, part) => {
    const pages = pdfPages(await letterPdf(withParts(part)));
    expect(pages.length).toBeGreaterThan(2);
    const shown =
      pages
        .map(words)
        .join(' ')
        .match(/muy largo/g)?.length ?? 0;
    expect(shown).toBeGreaterThan(1700);
  });

  test('the same letter is the same file', async () => {
    expect(Buffer.from(await letterPdf(LETTER)).equals(Buffer.from(await letterPdf(LETTER)))).toBe(true);
  });
});

describe('a letter as docx', () => {
  const parts = (letter: FormalLetter = LETTER): Record<string, string> =>
    Object.fromEntries(Object.entries(unzipSync(letterDocx(letter))).map(([name, bytes]) => [name, strFromU8(bytes)]));
  const textIn = (node: XmlNode): string =>
    within(node, 'w:t')
      .map(({ text }) => text)
      .join('');
  const body = (letter?: FormalLetter): XmlNode => {
    const [found] = childrenOf(xmlTree(parts(letter)['word/document.xml'] ?? ''), 'w:body');
    if (!found) throw new Error('The document has no body');
    return found;
  };

  test('every part is well-formed, and every part that is named is there', () => {
    const all = parts();
    for (const xml of Object.values(all)) expect(xmlTree(xml).name).not.toBe('');
    const named = within(xmlTree(all['[Content_Types].xml'] ?? ''), 'Override').map(
      ({ attributes }) => attributes['PartName']?.slice(1) ?? '',
    );
    expect(Object.keys(all)).toEqual(expect.arrayContaining(named));
    const targets = childrenOf(xmlTree(all['word/_rels/document.xml.rels'] ?? ''), 'Relationship');
    expect(targets.map(({ attributes }) => `word/${attributes['Target']}`).every((name) => name in all)).toBe(true);
  });

  test('headings are headings, the table has a heading row, and texts are as they were written', () => {
    const paragraphs = childrenOf(body(), 'w:p');
    const styleOf = (node: XmlNode) => within(node, 'w:pStyle')[0]?.attributes['w:val'];
    const titles = paragraphs.filter((each) => styleOf(each) === 'Heading1').map(textIn);
    expect(titles).toEqual(['Oficio circular N° 012-2019-MTPE/2']);
    expect(paragraphs.filter((each) => styleOf(each) === 'Heading2').map(textIn)).toEqual(['Indicadores', 'Preguntas']);
    expect(paragraphs.map(textIn)).toContain('Remitan "lo ejecutado" <antes> & después.');
    const [letterhead, table] = childrenOf(body(), 'w:tbl');
    expect(letterhead && textIn(letterhead)).toBe(
      'PERÚMinisterio de Trabajo y Promoción del EmpleoAlianza contra el Trabajo Forzoso',
    );
    const rows = childrenOf(table, 'w:tr');
    expect(rows).toHaveLength(61);
    expect(rows.map((row) => within(row, 'w:tblHeader').length).reduce((sum, each) => sum + each)).toBe(1);
    expect(rows.every((row) => childrenOf(row, 'w:tc').length === 2)).toBe(true);
  });

  test('its foot counts the pages', () => {
    const footer = parts()['word/footer1.xml'] ?? '';
    expect(within(xmlTree(footer), 'w:instrText').map(({ text }) => text.trim())).toEqual(['PAGE', 'NUMPAGES']);
  });

  test('the same letter is the same file, in any time zone', () => {
    const script = `
      const { letterDocx } = require('./src/documents/writers/letter-docx');
      const bytes = letterDocx(${JSON.stringify(LETTER)});
      process.stdout.write(require('node:crypto').createHash('sha256').update(bytes).digest('hex'));`;
    const hash = (zone: string): string =>
      execFileSync(process.execPath, ['-r', './test/support/register-swc.js', '-e', script], {
        env: { ...process.env, TZ: zone },
        encoding: 'utf8',
      });
    expect(hash('Asia/Tokyo')).toBe(hash('America/Lima'));
  });
});
