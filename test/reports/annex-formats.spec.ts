/** All formats of an annex hold the same: each is read back by a reader that is not its writer, cell by cell. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { annexPdf } from '../../src/documents/writers/annex-pdf';
import { annexXlsx } from '../../src/documents/writers/annex-xlsx';
import { annexBytes } from '../../src/evaluation/annex-formats';
import { CNLCTF_LETTERHEAD, plainLetterhead } from '../../src/domain/letterhead';
import { Threads } from '../../src/work/threads';
import { type Grid, htmlGrid, sheetGrid } from '../support/annex-grid';
import { asInPdf, pdfGrid } from '../support/pdf-grid';
import { randomAnnex } from '../support/random-annex';
import { readXlsx } from '../support/read-xlsx';

jest.setTimeout(120_000);

const FIRST_ROW = 9;
const threads = new Threads();
afterAll(() => threads.stop());

interface JsonRow {
  readonly objective: { readonly code: string; readonly name: string };
  readonly axis: { readonly code: string; readonly name: string };
  readonly strategy: { readonly code: string; readonly name: string };
  readonly line: { readonly code: string; readonly name: string };
  readonly indicator: { readonly number: number; readonly name: string; readonly unit: string };
  readonly responsible: readonly string[];
  readonly involved: readonly string[];
  readonly executed: number | null;
  readonly executedPercent: number | null;
  readonly pending: number | null;
  readonly pendingPercent: number | null;
  readonly light: string;
  readonly observations: string;
}
interface Json {
  readonly rows: readonly JsonRow[];
  readonly legend: readonly { readonly light: string; readonly label: string; readonly fill: string | null }[];
}

test('workbook and html show the same table: texts, merges, bold and fills', async () => {
  await fc.assert(
    fc.asyncProperty(randomAnnex(1, 300), async ({ annex }) => {
      const html = new TextDecoder().decode(await annexBytes(annex, 'html', threads));
      const [sheet] = readXlsx(await annexXlsx(annex, CNLCTF_LETTERHEAD)).sheets;
      const shown = htmlGrid(html);
      expect(shown).toHaveLength(annex.rows.length);
      if (sheet) expect(comparable(sheetGrid(sheet, FIRST_ROW, shown.length))).toEqual(comparable(shown));
    }),
    { numRuns: 8 },
  );
});

test('the PDF shows the same cells as the html: texts, merges, bold and fills', async () => {
  await fc.assert(
    fc.asyncProperty(randomAnnex(1, 120), async ({ annex }) => {
      const shown = pdfGrid(await annexPdf(annex, CNLCTF_LETTERHEAD));
      const html = htmlGrid(new TextDecoder().decode(await annexBytes(annex, 'html', threads)));
      expect(shown).toEqual(asInPdf(html, shown));
    }),
    { numRuns: 8 },
  );
});

test('workbook, csv and json hold the same figures and texts in every row', async () => {
  await fc.assert(
    fc.asyncProperty(randomAnnex(1, 300), async ({ annex }) => {
      const [json, csv] = await Promise.all(
        (['json', 'csv'] as const).map((format) => annexBytes(annex, format, threads)),
      );
      const { rows, legend } = JSON.parse(new TextDecoder().decode(json)) as Json;
      const records = parse<Record<string, string>>(Buffer.from(csv ?? []), { bom: true, columns: true });
      const [sheet] = readXlsx(await annexXlsx(annex)).sheets;
      const grid = sheet ? sheetGrid(sheet, FIRST_ROW - 1, rows.length) : [];
      const labels = new Map(legend.map((each) => [each.light, each]));
      rows.forEach((row, index) => {
        const label = labels.get(row.light);
        expect(fromCsv(records[index] ?? {})).toEqual(fromJson(row, label?.label ?? ''));
        expect(fromGrid(grid, index)).toEqual(onSheet(row, label?.fill ?? null));
      });
    }),
    { numRuns: 8 },
  );
});

test('the workbook of the worker thread is the one written here', async () => {
  const [random] = fc.sample(randomAnnex(20, 40), { numRuns: 1, seed: 5 });
  if (!random) throw new Error('No annex');
  const there = await annexBytes(random.annex, 'xlsx', threads);
  expect(
    Buffer.from(there).equals(
      Buffer.from(await annexXlsx(random.annex, plainLetterhead(random.annex.plan.commission))),
    ),
  ).toBe(true);
});

// Spaces that bind are the html's; parts of bold text may be cut differently.
function comparable(grid: Grid): unknown[] {
  return grid.map((row) =>
    row.map((cell) => cell && { ...cell, text: cell.text.replaceAll('\u00a0', ' '), bold: cell.bold.join('') }),
  );
}

function fromCsv(record: Record<string, string>): unknown {
  const text = (name: string): string => (record[name] ?? '').replace(/^'(?=[=+\-@\t\r])/, '');
  const number = (name: string): number | null => (text(name) === '' ? null : Number(text(name)));
  return {
    codes: [text('OE ITEM'), text('E ITEM'), text('LA ITEM')],
    names: [text('OBJETIVO ESPECÍFICO'), text('EJE ESTRATÉGICO'), text('ESTRATEGIA'), text('LÍNEA DE ACCIÓN')],
    indicator: [text('N° INDICADOR'), text('INDICADOR'), text('UNIDAD DE MEDIDA')],
    institutions: [text('INSTITUCIONES RESPONSABLES'), text('INSTITUCIONES INVOLUCRADAS')],
    figures: ['EJECUTADO ABS.', 'EJECUTADO %', 'PENDIENTE ABS.', 'PENDIENTE %'].map(number),
    light: text('SEMÁFORO'),
    observations: text('OBSERVACIONES'),
  };
}

function fromJson(row: JsonRow, label: string): unknown {
  const { objective, axis, strategy, line, indicator } = row;
  return {
    codes: [objective.code, strategy.code, line.code],
    names: [objective.name, `${axis.code}: ${axis.name}`, strategy.name, line.name],
    indicator: [String(indicator.number), indicator.name, indicator.unit],
    institutions: [row.responsible.join(' / '), row.involved.join(' / ')],
    figures: [row.executed, row.executedPercent, row.pending, row.pendingPercent],
    light: label,
    observations: row.observations,
  };
}

function fromGrid(grid: Grid, index: number): unknown {
  const shown = (column: number): string => {
    let row = index;
    while (row > 0 && !grid[row]?.[column]) row -= 1;
    return grid[row]?.[column]?.text ?? '';
  };
  const number = (column: number): number | null => {
    const text = shown(column).replace(/,|\s%$/g, '');
    return text === '' ? null : Number(text);
  };
  return {
    codes: [0, 7, 9].map(shown),
    names: [1, 6, 8, 10].map(shown),
    indicator: [11, 12].map(shown),
    institutions: shown(14),
    figures: [15, 16, 17, 18].map(number),
    fills: [15, 16, 17, 18].map((column) => grid[index]?.[column]?.fill),
    observations: shown(19).split('\n').slice(1).join('\n'),
  };
}

function onSheet(row: JsonRow, fill: string | null): unknown {
  const { objective, axis, strategy, line, indicator } = row;
  return {
    codes: [objective.code, strategy.code, line.code],
    names: [objective.name, `${axis.code}: ${axis.name}`, strategy.name, line.name],
    indicator: [`${indicator.number}. ${indicator.name}`, indicator.unit],
    institutions: [...row.responsible, ...row.involved].join(' / '),
    figures: [row.executed, row.executedPercent, row.pending, row.pendingPercent],
    fills: Array(4).fill(fill),
    observations: row.observations,
  };
}
