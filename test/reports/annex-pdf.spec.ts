/** The annex as a PDF, read back from its bytes: what stands where must be what was measured before it was laid out. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import fc from 'fast-check';
import { annexPdf, annexSheets } from '../../src/documents/writers/annex-pdf';
import { heightOf } from '../../src/documents/writers/annex-pdf-front';
import { PADDING, ROW_EXTRA, TEXT_WIDTHS } from '../../src/documents/writers/annex-pdf-columns';
import { printedHeading } from '../../src/documents/writers/annex-pdf-table';
import { lineHeight, SHEET, SIZES } from '../../src/documents/writers/pdf-sheet';
import type { Annex } from '../../src/domain/annex';
import type { Light } from '../../src/domain/light';
import { CNLCTF_LETTERHEAD } from '../../src/domain/letterhead';
import { annexPage } from '../../src/presentation/annex-page';
import { Threads } from '../../src/work/threads';
import { smallAnnex } from '../support/annex';
import { pdfDictionaries, pdfPages, type ShownText } from '../support/pdf-reader';
import { elementText, pdfCatalogue, pdfStructure, type ReadElement } from '../support/pdf-structure';
import { randomAnnex } from '../support/random-annex';

jest.setTimeout(120_000);

const ASCENT = 1900 / 2048;
const threads = new Threads();
afterAll(() => threads.stop());

const written = (annex: Annex) => annexPdf(annex, CNLCTF_LETTERHEAD);
const words = (page: readonly ShownText[]) => page.map(({ text }) => text).join(' ');

/** Baselines and texts of the table's rows on each page, as they were measured. */
function measured(annex: Annex): string[][] {
  const page = annexPage(annex);
  const heading = printedHeading(page.headings).height;
  return annexSheets(page, CNLCTF_LETTERHEAD).map(({ front, rows }) => {
    let top = SHEET.top + heightOf(front) + heading;
    return (rows?.rows ?? [])
      .flatMap(({ height, cells }) => {
        const first = top + PADDING.above + ASCENT * SIZES.body;
        top += height + ROW_EXTRA;
        return cells.flatMap(({ lines, labelled, light }) => [
          ...(labelled > 0 && light && hasLetterAsSign(light.light) ? [placed(first, light.sign)] : []),
          ...lines.flatMap((line, index) =>
            line.map(({ text }) => placed(first + index * lineHeight(SIZES.body), text)),
          ),
        ]);
      })
      .sort();
  });
}

// The other signs are drawn as circles.
function hasLetterAsSign(light: Light): boolean {
  return light === 'no-data' || light === 'not-applicable';
}

/** The same, as they stand in the file. */
function shown(pages: readonly (readonly ShownText[])[]): string[][] {
  return pages.map((page) =>
    page
      .filter(({ size }) => size === SIZES.body)
      .map(({ y, text }) => placed(SHEET.height - y, text))
      .sort(),
  );
}

function placed(baseline: number, text: string): string {
  return `${baseline.toFixed(1).padStart(6)} ${text}`;
}

test('of any plan every line stands on the page and at the height that were measured', async () => {
  await fc.assert(
    fc.asyncProperty(randomAnnex(1, 80), async ({ annex }) => {
      expect(shown(pdfPages(await written(annex)))).toEqual(measured(annex));
    }),
    { numRuns: 8, endOnFailure: true },
  );
});

test('every page is numbered and has the headings, and no text lies outside the sheet or below 7 points', async () => {
  await fc.assert(
    fc.asyncProperty(randomAnnex(20, 60), async ({ annex }) => {
      const pages = pdfPages(await written(annex));
      pages.forEach((page, index) => {
        expect(words(page)).toContain(`Página ${index + 1} de ${pages.length}`);
        if (page.some(({ size }) => size === SIZES.body)) expect(words(page)).toContain('Línea de acción');
        for (const { x, y, size } of page) {
          expect(size).toBeGreaterThanOrEqual(7);
          expect([x > 0, x < SHEET.width, y > 0, y < SHEET.height]).toEqual([true, true, true, true]);
        }
      });
    }),
    { numRuns: 4, endOnFailure: true },
  );
});

test('the first page has letterhead, commission, title and dates; the last legend and footnotes', async () => {
  const pages = pdfPages(await written(smallAnnex()));
  const text = words(pages[0] ?? []);
  expect(text).toMatch(/^PERÚ Ministerio de Trabajo y Promoción del Empleo Alianza contra el Trabajo Forzoso CNLCTF /);
  expect(text).toContain(
    'Anexo 1: Evaluación del cumplimiento de las actividades realizadas del Plan Operativo Anual 2019 Fecha de corte: 31 de diciembre de 2019.',
  );
  expect(text).toContain('Cifras validadas hasta el 15/01/2020 a las 11:02 (hora de Lima).');
  expect(words(pages.at(-1) ?? [])).toMatch(
    /Leyenda del semáforo.*Actividad no realizada 1 indicador.*Notas a\/ +Desde 2020\./,
  );
});

test('fonts are embedded, the dates are those of the figures, and nothing outside is named', async () => {
  const bytes = await written(smallAnnex());
  expect(pdfDictionaries(bytes, /\/Type \/FontDescriptor/).filter((each) => !each.includes('/FontFile2'))).toEqual([]);
  expect(pdfDictionaries(bytes, /\/Type \/FontDescriptor/)).toHaveLength(2);
  expect(Buffer.from(bytes).toString('latin1')).toContain('(D:20200115160211Z)');
  expect(pdfDictionaries(bytes, /\/URI|\/EmbeddedFile|\/JavaScript|\/Launch/)).toEqual([]);
});

test('it tells its language, shows its title and is tagged', async () => {
  const catalogue = pdfCatalogue(await written(smallAnnex()));
  for (const fact of ['/Lang (es-PE)', '/DisplayDocTitle true', '/Marked true']) expect(catalogue).toContain(fact);
});

test('headings, paragraphs and a table for each page follow each other in its structure', async () => {
  const { kind, children } = pdfStructure(await written(smallAnnex()));
  expect(kind).toBe('Document');
  const told = children.map((each) => `${each.kind} ${elementText(each)}`.trim());
  expect(told.slice(0, 6)).toEqual([
    'P PERÚ',
    'P Ministerio de Trabajo y Promoción del Empleo',
    'P Alianza contra el Trabajo Forzoso',
    'P CNLCTF',
    'H1 Anexo 1: Evaluación del cumplimiento de las actividades realizadas del Plan Operativo Anual 2019',
    'P Fecha de corte: 31 de diciembre de 2019. Cifras validadas hasta el 15/01/2020 a las 11:02 (hora de Lima). ' +
      'Cuentan las actividades desde el 18/09/2019 (D.S. N° 015-2019-TR).',
  ]);
  expect(told.slice(6, 9)).toEqual(['Table', 'H2 Leyenda del semáforo', 'P Meta alcanzada o superada 1 indicador']);
  expect(told.slice(-2)).toEqual(['H2 Notas', 'P a/ Desde 2020.']);
});

test('of any plan each page has a table of whole rows, and every text of a cell belongs to it', async () => {
  await fc.assert(
    fc.asyncProperty(randomAnnex(1, 60), async ({ annex }) => {
      const bytes = await written(annex);
      const tables = pdfStructure(bytes).children.filter(({ kind }) => kind === 'Table');
      const pages = pdfPages(bytes).filter((page) => page.some(({ size }) => size === SIZES.body));
      expect(tables).toHaveLength(pages.length);
      tables.forEach((table, index) => {
        expect(coveredPlaces(table)).toEqual(table.children.map(() => TEXT_WIDTHS.length));
        const cells = table.children.flatMap(({ children }) => children);
        const headings = cells.filter(({ kind }) => kind === 'TH');
        expect(headings.map(({ scope }) => scope)).toEqual(Array(26).fill('Column'));
        const told = cells.flatMap(({ texts }) => texts).length;
        const shown = (pages[index] ?? []).filter(({ size, mark }) => mark !== null && size <= SIZES.body).length;
        expect(told).toBe(shown);
      });
      for (const { text, mark, size } of pages.flat()) {
        if (size === SIZES.body && mark === null) expect(['?', '–']).toContain(text);
      }
    }),
    { numRuns: 4, endOnFailure: true },
  );
});

/** Of each row of a table, how many columns its cells and those from above cover. */
function coveredPlaces({ children }: ReadElement): number[] {
  const covered = children.map(() => 0);
  children.forEach((row, index) => {
    for (const { columns, rows } of row.children) {
      for (let below = index; below < index + rows; below++) covered[below] = (covered[below] ?? 0) + columns;
    }
  });
  return covered;
}

test('texts beyond a page, signs without a shape and marks of direction are printed without being cut', async () => {
  const annex = smallAnnex();
  const longName = `${'Fiscalización laboral '.repeat(1500)}final`;
  const [row, ...others] = annex.rows;
  if (!row) throw new Error('No row');
  const line = { code: row.line.code, name: longName };
  const indicator = { ...row.indicator, name: 'a\u200f\tb\u202fc 😀', observations: 'x'.repeat(3000) };
  const long = { ...annex, rows: [{ ...row, line, indicator }, ...others] };
  const pages = pdfPages(await written(long));
  expect(pages.length).toBeGreaterThan(3);
  expect(shown(pages).map((page) => page.length)).toEqual(measured(long).map((page) => page.length));
  const all = words(pages.flat());
  expect(all.match(/final/g)).toHaveLength(1);
  expect(all.match(/x/g)?.length).toBeGreaterThanOrEqual(3000);
  expect(all).toContain('1. a b\u00a0c');
});

test('the bytes are the same in another process, time zone and locale, and in a worker thread', async () => {
  const script = join(__dirname, '../support/write-annex-pdf.ts');
  const start = join(__dirname, '../support/register-swc.js');
  const digests = [
    ['America/Lima', 'es_PE.UTF-8'],
    ['Asia/Tokyo', 'de_DE.UTF-8'],
  ].map(([zone, locale]) => {
    const env = { ...process.env, TZ: zone, LC_ALL: locale, LANG: locale };
    return execFileSync(process.execPath, ['-r', start, script], { env, encoding: 'utf8' });
  });
  const file = join(__dirname, '../../src/documents/writers/annex-pdf.thread');
  const order = [smallAnnex(), CNLCTF_LETTERHEAD];
  const threaded = await threads.run<Uint8Array>({ file }, order, { memoryMb: 512, seconds: 60 });
  const own = createHash('sha256').update(threaded).digest('hex');
  expect(digests).toEqual([own, own]);
  expect(
    createHash('sha256')
      .update(await written(smallAnnex()))
      .digest('hex'),
  ).toBe(own);
});
