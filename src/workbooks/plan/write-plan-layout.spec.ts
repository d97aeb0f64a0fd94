import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { smallAnnex } from '../../../test/support/annex';
import { units } from '../../domain/amount';
import type { Annex } from '../../domain/annex';
import type { IndicatorContent, PlanContent, PlanElementContent } from '../../domain/plan';
import type { PlanReading } from '../../domain/readings';
import type { Sheet } from '../../domain/sheet';
import { readWorkbookHere } from '../reading/read-workbook';
import { readPlan } from './read-plan';
import { planWorkbook } from './write-plan';

const PLAN = { code: 'POA-2019', title: '=Plan Operativo Anual 2019', commission: 'CNLCTF' };
const CATALOGUE = ['SUNAFIL', 'GORES'].map((code) => ({ code, names: [] }));

/** The plan that an annex was made of. */
function contentOf(annex: Annex): PlanContent {
  const named = new Map(
    annex.rows.flatMap(({ axis, strategy, line, objective }): [string, PlanElementContent][] => [
      [axis.code, { ...axis, level: 'axis', parent: null, axis: null }],
      [strategy.code, { ...strategy, level: 'strategy', parent: objective.code, axis: axis.code }],
      [line.code, { ...line, level: 'line', parent: strategy.code, axis: null }],
    ]),
  );
  const objectives = annex.objectives.map(({ code, name }) => ({
    code,
    name,
    level: 'objective' as const,
    parent: null,
    axis: null,
  }));
  const indicators = [
    ...annex.rows.map(({ line, indicator }) => ({ element: line.code, ...indicator })),
    ...annex.objectives.flatMap(({ code, indicators: own }) =>
      own.map((indicator) => ({ element: code, ...indicator })),
    ),
  ].map(({ element, number, name, unit, target, targetNote, rule, responsible, involved }): IndicatorContent => {
    const roles = [
      ...responsible.map((institution) => ({ institution, role: 'responsible' as const })),
      ...involved.map((institution) => ({ institution, role: 'involved' as const })),
    ];
    return {
      element,
      number,
      name,
      unit,
      target,
      targetNote,
      rule,
      direction: 'increasing',
      baseline: null,
      sensitive: false,
      programming: null,
      participation: roles,
    };
  });
  return { elements: [...objectives, ...named.values()], indicators, footnotes: annex.footnotes };
}

const ANNEX = smallAnnex();
const CONTENT = contentOf(ANNEX);

async function sheetWith(execution: Annex | null, content = CONTENT): Promise<Sheet> {
  const [sheet] = await readWorkbookHere(await planWorkbook(PLAN, content, execution));
  if (!sheet) throw new Error('No sheet');
  return sheet;
}

async function readBack(execution: Annex | null, content = CONTENT): Promise<PlanReading> {
  return readPlan(await sheetWith(execution, content), CATALOGUE);
}

/** The small annex with other figures of its first row. */
function annexWith(
  change: (row: Annex['rows'][number]['indicator']) => Partial<Annex['rows'][number]['indicator']>,
): Annex {
  return {
    ...ANNEX,
    rows: ANNEX.rows.map((row, index) =>
      index === 0 ? { ...row, indicator: { ...row.indicator, ...change(row.indicator) } } : row,
    ),
  };
}

const rowsOf = (sheet: Sheet, row: number): string[] =>
  sheet.cells.filter((cell) => cell.row === row).map(({ text }) => text);

describe('the layout of a written plan', () => {
  it('has the 15 official columns, a title above and notes below', async () => {
    const sheet = await sheetWith(null);
    expect(rowsOf(sheet, 1)).toEqual(['=Plan Operativo Anual 2019']);
    expect(rowsOf(sheet, 4)).toEqual([
      'ITEM',
      'OBJETIVO ESPECÍFICO',
      'INDICADOR',
      'UNIDAD DE MEDIDA',
      'META FÍSICA',
      'RESPONSABLES',
      'EJE ESTRATÉGICO',
      'ITEM',
      'ESTRATEGIA',
      'ITEM',
      'LÍNEA DE ACCIÓN',
      'INDICADOR',
      'UNIDAD DE MEDIDA',
      'META FÍSICA',
      'INSTITUCIONES INVOLUCRADAS (EN NEGRITA LAS RESPONSABLES)',
    ]);
    expect(sheet.cells.at(-1)?.text).toBe('a/ Desde 2020.');
  });

  it('merges parents, also those of two indicators of one line', async () => {
    const { merges } = await sheetWith(null);
    const blocks = merges.map(({ top, left, bottom, right }) => [top, left, bottom, right].join(' '));
    for (const column of [1, 2, 3, 4, 5, 6]) expect(blocks).toContain(`5 ${column} 8 ${column}`);
    for (const column of [7, 8, 9]) expect(blocks).toContain(`6 ${column} 8 ${column}`);
    for (const column of [10, 11]) expect(blocks).toContain(`6 ${column} 7 ${column}`);
    expect(blocks.some((block) => /^\d+ 1[2-5] /.test(block))).toBe(false);
  });

  it('has the responsible in bold, and notes of targets raised', async () => {
    const sheet = await sheetWith(null);
    const institutions = sheet.cells.find(({ row, column }) => row === 5 && column === 15);
    expect(institutions?.runs?.filter(({ bold }) => bold).map(({ text }) => text)).toEqual(['SUNAFIL']);
    expect(institutions?.text).toBe('SUNAFIL/ GORES');
    const texts = unzipSync(await planWorkbook(PLAN, CONTENT, null))['xl/sharedStrings.xml'] ?? new Uint8Array();
    expect(strFromU8(texts)).toMatch(/<vertAlign val="superscript"\/>((?!<\/rPr>).)*<\/rPr><t>a\/</);
  });

  it('has the optional columns that the plan uses, for objectives in their own group', async () => {
    const indicators = CONTENT.indicators.map((indicator): IndicatorContent => {
      if (indicator.element === 'OE 1') return { ...indicator, sensitive: true };
      return indicator.element === 'LA 1.3.3' ? { ...indicator, rule: { measure: 'latest' } } : indicator;
    });
    const sheet = await sheetWith(null, { ...CONTENT, indicators });
    const headings = rowsOf(sheet, 4);
    expect([headings[6], headings.at(-1), headings.length]).toEqual(['SENSIBLE', 'MEDICIÓN', 17]);
  });

  it('keeps letters that a workbook would read as a character', async () => {
    const footnotes = [{ mark: 'a/', text: 'Oficio_x0041_ 2' }];
    const texts = unzipSync(await planWorkbook(PLAN, { ...CONTENT, footnotes }, null))['xl/sharedStrings.xml'];
    expect(strFromU8(texts ?? new Uint8Array())).toContain('Oficio_x005F_x0041_ 2');
  });

  it('stores no formula', async () => {
    const parts = unzipSync(await planWorkbook(PLAN, CONTENT, ANNEX));
    expect(strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).not.toContain('<f>');
  });
});

describe('a plan written with execution', () => {
  it('has the groups of the execution, and the legend below', async () => {
    const sheet = await sheetWith(ANNEX);
    expect(rowsOf(sheet, 2)).toEqual(['CNLCTF – Ejecución al 31/12/2019']);
    expect(rowsOf(sheet, 4).slice(-2)).toEqual(['EJECUCIÓN DE METAS', 'Observaciones']);
    expect(rowsOf(sheet, 5)).toEqual(['Ejecutado', 'Pendiente']);
    expect(rowsOf(sheet, 6)).toEqual(['Abs.', '%', 'Abs.', '%']);
    expect(sheet.cells.slice(-5).map(({ text }) => text)).toEqual([
      'Meta alcanzada o superada',
      'Meta no alcanzada pero actividad realizada',
      'Actividad no realizada',
      'Sin información',
      'No aplica',
    ]);
  });

  it('is read as the same plan with the same figures', async () => {
    const { content, stated, errors, warnings } = await readBack(ANNEX);
    expect([errors, warnings]).toEqual([[], []]);
    expect(content.indicators).toEqual(CONTENT.indicators);
    expect(
      stated.map(({ element, number, executed, activityDone, light }) => [
        element,
        number,
        executed,
        activityDone,
        light,
      ]),
    ).toEqual([
      ['LA 1.3.3', 1, units(1250), true, null],
      ['LA 1.4.4', 2, units(21), true, null],
      ['LA 1.4.5', 1, 0n, false, null],
    ]);
    expect(stated[0]?.observations).toBe(ANNEX.rows[0]?.indicator.observations);
  });

  it.each(['partial', 'not-done'] as const)('keeps an executed 0 that is %s', async (light) => {
    const zero = annexWith(({ figure }) => {
      return { figure: { ...figure, light, executed: { numerator: 0n, denominator: 1n }, achievement: null }, light };
    });
    for (const observations of ['', 'Visitas.']) {
      const told = annexWith(() => ({ ...zero.rows[0]?.indicator, observations }));
      const { stated } = await readBack(told);
      expect(stated[0]).toMatchObject({ executed: 0n, activityDone: light === 'partial' });
    }
  });

  it('has the light that was set and its reason in columns of their own, and tells it once', async () => {
    const override = { light: 'not-done', reason: 'Por oficio.' } as const;
    const told = 'Semáforo fijado por la Secretaría Técnica en «Actividad no realizada»: Por oficio.';
    const set = annexWith(() => ({ light: 'not-done', override, observations: `Dos.\n${told}` }));
    const { stated, errors } = await readBack(set);
    expect(errors).toEqual([]);
    expect(stated[0]).toMatchObject({ light: override, observations: 'Dos.' });
    const headings = rowsOf(await sheetWith(set), 4);
    expect(headings.slice(-2)).toEqual(['SEMÁFORO', 'MOTIVO DEL SEMÁFORO']);
  });

  it('cuts observations that no cell would hold', async () => {
    const { stated, errors } = await readBack(annexWith(() => ({ observations: 'x'.repeat(40_000) })));
    expect(errors).toEqual([]);
    expect(stated[0]?.observations).toHaveLength(32_767);
  });
});

describe('the bytes of a written plan', () => {
  const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

  it('are the same at another time', async () => {
    const before = hash(await planWorkbook(PLAN, CONTENT, ANNEX));
    jest.useFakeTimers({
      now: new Date('2031-05-06T07:08:09Z'),
      doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'queueMicrotask'],
    });
    const after = hash(await planWorkbook(PLAN, CONTENT, ANNEX));
    jest.useRealTimers();
    expect(after).toBe(before);
  });

  it('are the same in another zone', () => {
    const program = `
      const { smallAnnex } = require('./test/support/annex');
      const { planWorkbook } = require('./src/workbooks/plan/write-plan');
      const content = { elements: [{ code: 'OE 1', level: 'objective', name: 'Uno', parent: null, axis: null }], indicators: [], footnotes: [] };
      planWorkbook({ code: 'P', title: 'P', commission: 'C' }, content, smallAnnex()).then((bytes) =>
        process.stdout.write(require('node:crypto').createHash('sha256').update(bytes).digest('hex')));`;
    const root = join(__dirname, '../../..');
    const [lima, tokyo] = ['America/Lima', 'Asia/Tokyo'].map((zone) =>
      execFileSync(process.execPath, ['-r', './test/support/register-swc.js', '-e', program], {
        cwd: root,
        env: { ...process.env, TZ: zone },
        encoding: 'utf8',
      }),
    );
    expect(lima).toMatch(/^[0-9a-f]{64}$/);
    expect(tokyo).toBe(lima);
  });
});
