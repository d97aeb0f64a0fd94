/** Anexo 1 as a workbook: how it prints, what Excel's limits do to it, and what importing it again gives. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { annexXlsx } from '../../src/documents/writers/annex-xlsx';
import type { Annex, AnnexIndicator } from '../../src/domain/annex';
import { CNLCTF_LETTERHEAD } from '../../src/domain/letterhead';
import { tidy } from '../../src/domain/text';
import { readPlan } from '../../src/workbooks/plan/read-plan';
import { readWorkbookHere } from '../../src/workbooks/reading/read-workbook';
import { smallAnnex } from '../support/annex';
import { type Grid, sheetGrid } from '../support/annex-grid';
import { hasLibreOffice, shownByLibreOffice } from '../support/libre-office';
import { INSTITUTIONS, randomAnnex } from '../support/random-annex';
import { readXlsx, type ReadSheet } from '../support/read-xlsx';
import { child, within, xmlTree } from '../support/xml-tree';

jest.setTimeout(120_000);

const FIRST_ROW = 9;
const HIGHEST_ROW = 409;
const run = promisify(execFile);

/** The small annex with other observations, or other facts, in its first row. */
function annexWith(facts: Partial<AnnexIndicator>): Annex {
  const annex = smallAnnex();
  const [first, ...rest] = annex.rows;
  if (!first) throw new Error('No rows');
  return { ...annex, rows: [{ ...first, indicator: { ...first.indicator, ...facts } }, ...rest] };
}

async function sheetOf(annex: Annex): Promise<ReadSheet> {
  const [sheet] = readXlsx(await annexXlsx(annex, CNLCTF_LETTERHEAD)).sheets;
  if (!sheet) throw new Error('No sheet');
  return sheet;
}

async function imported(annex: Annex): Promise<ReturnType<typeof readPlan>> {
  const [sheet] = await readWorkbookHere(await annexXlsx(annex, CNLCTF_LETTERHEAD));
  if (!sheet) throw new Error('No sheet');
  return readPlan(
    sheet,
    INSTITUTIONS.map((code) => ({ code, names: [code] })),
  );
}

const paragraphs = (count: number, words: number): string =>
  Array.from({ length: count }, (_, index) => `• Evento ${index + 1}: ${'palabra '.repeat(words)}fin.`).join('\n');

test('it prints on A3 across, one page wide, with its headings and the page number on each page', async () => {
  const { sheets, parts } = readXlsx(await annexXlsx(smallAnnex(), CNLCTF_LETTERHEAD));
  const xml = sheets[0]?.xml ?? xmlTree('<none/>');
  const setup = child(xml, 'pageSetup').attributes;
  expect(setup).toMatchObject({ paperSize: '8', orientation: 'landscape', fitToWidth: '1', fitToHeight: '0' });
  expect(within(xml, 'pageSetUpPr')[0]?.attributes).toEqual({ fitToPage: '1' });
  expect(within(xml, 'pane')[0]?.attributes).toMatchObject({ state: 'frozen', ySplit: '8', topLeftCell: 'A9' });
  expect(within(xml, 'oddFooter')[0]?.text).toContain('Página &P de &N');
  const [titles] = within(xmlTree(parts['xl/workbook.xml'] ?? ''), 'definedName');
  expect(titles?.attributes).toMatchObject({ name: '_xlnm.Print_Titles', localSheetId: '0' });
  expect(titles?.text).toBe("'Anexo 1'!$6:$8");
});

test('letterhead, commission, title, cutoff and the last validation stand above, notes and legend below', async () => {
  const { cells } = await sheetOf(smallAnnex());
  const above = ['A1', 'C1', 'H1', 'A2', 'A3', 'A4'].map((address) => cells.get(address)?.text);
  expect(above).toEqual([
    'PERÚ',
    'Ministerio de Trabajo y Promoción del Empleo',
    'Alianza contra el Trabajo Forzoso',
    'CNLCTF',
    'Anexo 1: Evaluación del cumplimiento de las actividades realizadas del Plan Operativo Anual 2019',
    'Ejecución al 31 de diciembre de 2019. Cifras validadas hasta el 15/01/2020 a las 11:02 (hora de Lima). ' +
      'Cuentan las actividades desde el 18/09/2019 (D.S. N° 015-2019-TR).',
  ]);
  const below = [15, 17, 18, 19, 20, 21, 22].map((row) =>
    [`A${row}`, `E${row}`].map((each) => cells.get(each)?.text ?? ''),
  );
  expect(below).toEqual([
    ['a/ Desde 2020.', ''],
    ['Leyenda', ''],
    ['● Meta alcanzada o superada', '1 indicador'],
    ['◐ Meta no alcanzada pero actividad realizada', '1 indicador'],
    ['○ Actividad no realizada', '1 indicador'],
    ['? Sin información', '1 indicador'],
    ['– No aplica', '0 indicadores'],
  ]);
  expect([18, 19, 20, 21, 22].map((row) => cells.get(`A${row}`)?.fill)).toEqual([
    'C6EFCE',
    'FFEB9C',
    'FFC7CE',
    'EDEDED',
    null,
  ]);
});

test('figures are numbers, with the light beside them and its label in the observations', async () => {
  const { cells } = await sheetOf(smallAnnex());
  const first = ['P', 'Q', 'R', 'S'].map((column) => cells.get(`${column}9`));
  expect(first.map((cell) => [cell?.number, cell?.text, cell?.fill])).toEqual([
    [1250, '1,250', 'C6EFCE'],
    [1.25, '125 %', 'C6EFCE'],
    [0, '0', 'C6EFCE'],
    [0, '0 %', 'C6EFCE'],
  ]);
  expect(cells.get('N9')?.number).toBe(1000);
  expect(cells.get('E9')).toMatchObject({ text: '0 a/', number: null });
  expect(cells.get('T9')?.bold).toEqual(['● Meta alcanzada o superada']);
  expect(cells.get('T10')?.text).toBe(
    '? Sin información: requerida el 02/12/2019, sin respuesta de SUNAFIL y MTPE (venció el 20/12/2019)',
  );
});

test.each(['=HOY()', '+51 1 630', '-3', '@todos', '\t=1', '\r=1', "'=1", '_x000D_', '<b>&amp;</b>'])(
  'a text such as %j stays text',
  async (text) => {
    const { cells } = await sheetOf(annexWith({ name: text, unit: text, observations: text }));
    const shown = ['L9', 'M9', 'T9'].map((address) => cells.get(address));
    expect(shown.map((cell) => [cell?.isFormula, cell?.number])).toEqual(Array(3).fill([false, null]));
    expect(shown.map((cell) => cell?.text)).toEqual([`1. ${text}`, text, `● Meta alcanzada o superada\n${text}`]);
  },
);

describe('texts that need more than the highest row', () => {
  const observations = paragraphs(120, 25);

  test('are divided between lines over further rows, all else merged over them, and nothing is lost', async () => {
    const sheet = await sheetOf(annexWith({ observations }));
    const [first] = sheetGrid(sheet, FIRST_ROW, 1);
    expect(first?.[19]?.text).toBe(`● Meta alcanzada o superada\n${observations}`);
    const rows = [...sheet.cells.keys()].filter((address) => /^T\d/.test(address) && sheet.cells.get(address)?.text);
    expect(rows.length).toBeGreaterThan(10);
    expect(Math.max(...sheet.heights.values())).toBeLessThanOrEqual(HIGHEST_ROW);
    const own = ['J', 'K', 'L', 'M', 'N', 'O', 'P', 'Q', 'R', 'S'].map((column) =>
      sheet.merges.find((merge) => merge.startsWith(`${column}9:`)),
    );
    expect(new Set(own.map((merge) => merge?.replace(/[A-Z]/g, ''))).size).toBe(1);
    expect(own[0]).toBeDefined();
  });

  test('of one paragraph are divided between words', async () => {
    const long = 'palabra '.repeat(900).trim();
    const sheet = await sheetOf(annexWith({ observations: long }));
    expect(sheetGrid(sheet, FIRST_ROW, 1)[0]?.[19]?.text).toBe(`● Meta alcanzada o superada\n${long}`);
    const { stated } = await imported(annexWith({ observations: long }));
    expect(stated.find(({ element }) => element === 'LA 1.3.3')?.observations).toBe(long);
  });

  test('of a name or a parent give their rows the height that they need', async () => {
    const annex = annexWith({ name: paragraphs(40, 8).replaceAll('\n', ' ') });
    const [row] = annex.rows;
    const long = { ...row?.line, code: 'LA 1.3.3', name: 'Línea '.repeat(700).trim() };
    const rows = annex.rows.map((each, index) => (index === 0 ? { ...each, line: long } : each));
    const sheet = await sheetOf({ ...annex, rows });
    const [shown] = sheetGrid(sheet, FIRST_ROW, 1);
    expect(shown?.[10]?.text).toBe(long.name);
    const [, bottom = '9'] = /^K9:K(\d+)$/m.exec(sheet.merges.join('\n')) ?? [];
    let height = 0;
    for (let each = 9; each <= Number(bottom); each++) height += sheet.heights.get(each) ?? 0;
    expect(height).toBeGreaterThan(700 * 2);
    expect(Math.max(...sheet.heights.values())).toBeLessThanOrEqual(HIGHEST_ROW);
  });

  test('are one row again for the importer of plans', async () => {
    const { content, stated, errors, warnings } = await imported(annexWith({ observations }));
    expect(errors).toEqual([]);
    expect(warnings).toEqual([]);
    expect(content.indicators.filter(({ element }) => element === 'LA 1.3.3')).toHaveLength(1);
    const [first] = stated;
    expect(first).toMatchObject({ element: 'LA 1.3.3', executed: 12_500_000n, observations });
  });
});

test('observations beyond a cell are told by their months and stand line by line in a second sheet', async () => {
  const observations = paragraphs(400, 12);
  const totals = 'Noviembre: 400 actividades – 1250 personas.';
  const bytes = await annexXlsx(annexWith({ observations, observationTotals: totals }), CNLCTF_LETTERHEAD);
  const { names, sheets } = readXlsx(bytes);
  expect(names).toEqual(['Anexo 1', 'Actividades']);
  expect(sheets[0]?.cells.get('T9')?.text).toBe(
    `● Meta alcanzada o superada\n${totals}\nEl detalle de todas las actividades está en la hoja «Actividades».`,
  );
  const lines = observations.split('\n').map((_, index) => sheets[1]?.cells.get(`C${index + 2}`)?.text);
  expect(lines.join('\n')).toBe(observations);
  expect(sheets[1]?.cells.get('A2')?.text).toBe('LA 1.3.3');
});

test('imported again it is the same plan with the same figures', async () => {
  await fc.assert(
    fc.asyncProperty(randomAnnex(1, 80), async ({ annex, content }) => {
      const read = await imported(annex);
      expect(read.errors).toEqual([]);
      expect(read.content.elements).toEqual(content.elements);
      expect(read.content.indicators).toEqual(content.indicators);
      expect(read.content.footnotes).toEqual(content.footnotes);
      const expected = annex.rows.flatMap(({ line, indicator }) => {
        const observations = tidy(indicator.observations) || null;
        const executed = indicator.figure.executed?.numerator ?? null;
        if (executed === null && observations === null) return [];
        return [{ element: line.code, number: indicator.number, executed, observations }];
      });
      expect(read.stated.map(({ activityDone: _done, light: _light, ...told }) => told)).toEqual(expected);
    }),
    { numRuns: 10 },
  );
});

test('the bytes are the same in another process, time zone and locale', async () => {
  const digest = async (zone: string, locale: string): Promise<string> => {
    const args = ['-r', join(__dirname, '../support/register-swc.js'), join(__dirname, '../support/write-annex.ts')];
    const env = { ...process.env, TZ: zone, LC_ALL: locale, LANG: locale };
    return (await run(process.execPath, args, { env })).stdout;
  };
  const [lima, tokyo] = await Promise.all([digest('America/Lima', 'es_PE.UTF-8'), digest('Asia/Tokyo', 'de_DE.UTF-8')]);
  expect(lima).toMatch(/^[0-9a-f]{64}$/);
  expect(tokyo).toBe(lima);
});

const throughLibreOffice = hasLibreOffice ? test : test.skip;

throughLibreOffice('LibreOffice (left out where it is not installed) shows every cell as it is meant', async () => {
  const [random] = fc.sample(randomAnnex(60, 60), { numRuns: 1, seed: 11 });
  if (!random) throw new Error('No annex');
  const bytes = await annexXlsx(random.annex, CNLCTF_LETTERHEAD);
  const [sheet] = readXlsx(bytes).sheets;
  const shown: string[][] = parse(shownByLibreOffice(bytes), { relax_column_count: true });
  expect(sheet && texts(sheetGrid(sheet, FIRST_ROW, 60))).toEqual(texts(gridOfCsv(shown, sheet)));
});

function texts(grid: Grid): (string | undefined)[][] {
  return grid.map((row) => row.map((cell) => cell?.text));
}

/** The csv's cells in the sheet's own blocks. */
function gridOfCsv(rows: readonly string[][], sheet: ReadSheet | undefined): Grid {
  const cells = new Map(
    [...(sheet?.cells ?? [])].map(([address, cell]) => {
      const [, letter = 'A', row = '1'] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
      return [address, { ...cell, text: rows[Number(row) - 1]?.[letter.charCodeAt(0) - 65] ?? '' }];
    }),
  );
  return sheet ? sheetGrid({ ...sheet, cells }, FIRST_ROW, 60) : [];
}
