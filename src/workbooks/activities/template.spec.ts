import { strFromU8, unzipSync } from 'fflate';
import { CONTEXT } from '../../../test/support/activities';
import type { ActivityContent, ContributionContent, NoProgressContent } from '../../domain/activity';
import { readWorkbookHere } from '../reading/read-workbook';
import { readActivities } from './read-activities';
import { activitiesTemplate } from './template';
import type { ActivitiesTemplateInput } from './template-input';

const CONTRIBUTION: ContributionContent = {
  element: 'LA 1.1.1',
  number: 2,
  quantity: 125_000n,
  women: 50_000n,
  men: 75_000n,
  denominator: null,
  stage: null,
  subject: null,
  criterion: null,
  choice: null,
  choiceReason: null,
};
const EXCLUDED: ContributionContent = { ...CONTRIBUTION, number: 1, choice: 'no', choiceReason: 'Contada en LA 1.1.2' };
const ACTIVITY: ActivityContent = {
  key: 'T-1',
  title: '=Taller de inspectores',
  startsOn: '2019-11-18',
  endedOn: '2019-11-20',
  region: '1501',
  institutions: ['MTPE', 'MININTER-PNP'],
  documents: ['Informe N° 013-2019-EEBs', 'Oficio 2'],
  validationNote: null,
  contributions: [CONTRIBUTION, EXCLUDED],
};
const DECLARATION: NoProgressContent = {
  key: 'S-1',
  element: 'LA 1.1.2',
  number: 1,
  institution: 'MTPE',
  declaredOn: '2019-12-31',
  reason: 'Sin presupuesto',
};

function inputWith(activities: ActivityContent[], noProgress: NoProgressContent[] = []): ActivitiesTemplateInput {
  return {
    plan: { code: 'POA-2019', title: 'Plan Operativo Anual 2019' },
    institution: { acronym: 'MTPE', name: 'Ministerio de Trabajo y Promoción del Empleo' },
    indicators: CONTEXT.indicators,
    elementNames: { 'LA 1.1.1': 'Capacitar a inspectores' },
    regions: CONTEXT.regions,
    reported: { activities, noProgress },
  };
}

async function readBack(activities: ActivityContent[], noProgress: NoProgressContent[] = []) {
  const sheets = await readWorkbookHere(await activitiesTemplate(inputWith(activities, noProgress)));
  return { sheets, reading: readActivities(sheets, CONTEXT) };
}

describe('the template', () => {
  it('of who has reported nothing reads as nothing', async () => {
    const { reading } = await readBack([]);
    const warnings = [{ cell: 'A1', message: 'La hoja Actividades no tiene filas.' }];
    expect(reading).toEqual({ activities: [], noProgress: [], rows: {}, cells: {}, warnings, errors: [] });
  });

  it('read untouched gives what was reported', async () => {
    const { reading } = await readBack([ACTIVITY], [DECLARATION]);
    expect(reading.errors).toEqual([]);
    expect(reading.activities).toEqual([ACTIVITY]);
    expect(reading.noProgress).toEqual([DECLARATION]);
    expect(reading.cells).toEqual({ 'T-1': 'A2', 'S-1': 'A4' });
  });

  it.each<[string, Partial<ActivityContent>, string | undefined]>([
    ['in MOTIVO where CUENTA leaves it free', { documents: [] }, undefined],
    ['in its own column where MOTIVO is taken', { documents: [], contributions: [EXCLUDED] }, 'NOTA DE VALIDACIÓN'],
    ['in its own column where a document is cited', {}, 'NOTA DE VALIDACIÓN'],
  ])('keeps the note of a validation %s', async (_, change, column) => {
    const activity = { ...ACTIVITY, validationNote: 'Consta en el acta', ...change };
    const { sheets, reading } = await readBack([activity]);
    expect(reading.activities).toEqual([activity]);
    expect(sheets[0]?.cells.find((cell) => cell.row === 1 && cell.column === 20)?.text).toBe(column);
  });

  it('keeps amounts that a number of a workbook does not hold', async () => {
    const quantity = 99_999_999_999_0000n - 1n;
    const activity = { ...ACTIVITY, contributions: [{ ...CONTRIBUTION, quantity }] };
    expect((await readBack([activity])).reading.activities).toEqual([activity]);
  });

  it('lists lines with their indicators, and what to write for each measure', async () => {
    const { sheets } = await readBack([]);
    const rows = (sheets[1]?.cells ?? []).filter(({ row }) => row === 1 || row === 3 || row === 7);
    const texts = [1, 3, 7].map((row) => rows.filter((cell) => cell.row === row).map(({ text }) => text));
    expect(sheets.map(({ name }) => name)).toEqual(['Actividades', 'Líneas', 'Listas']);
    expect(texts).toEqual([
      [
        'CÓDIGO',
        'NOMBRE',
        'INDICADOR',
        'NOMBRE DEL INDICADOR',
        'UNIDAD DE MEDIDA',
        'META FÍSICA',
        'MEDICIÓN',
        'QUÉ ESCRIBIR',
      ],
      [
        'LA 1.1.1',
        'Capacitar a inspectores',
        '1',
        'Indicador 1 de LA 1.1.1',
        'Evento',
        '80',
        'suma',
        'CANTIDAD: lo que la actividad suma a la meta.',
      ],
      ['LA 1.1.4', '1', 'Indicador 1 de LA 1.1.4', 'Persona', '80', 'hito', 'ETAPA: Elaborado, Aprobado por R.M..'],
    ]);
  });
});

describe('the template in Excel', () => {
  let sheet = '';
  let parts: Record<string, Uint8Array> = {};

  beforeAll(async () => {
    parts = unzipSync(await activitiesTemplate(inputWith([ACTIVITY])));
    sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  });

  it('protects headings and leaves the rows free', () => {
    expect(sheet).toMatch(/<sheetProtection [^>]*sheet="1"/);
    const unlocked = unlockedStyles(strFromU8(parts['xl/styles.xml'] ?? new Uint8Array()));
    const styleOf = (address: string) => Number(new RegExp(`<c r="${address}" s="(\\d+)"`).exec(sheet)?.[1]);
    const columns = [...sheet.matchAll(/<col min="(\d+)" max="(\d+)"[^>]* style="(\d+)"/g)].map((found) =>
      found.map(Number),
    );
    expect([columns.at(0)?.[1], columns.at(-1)?.[2]]).toEqual([1, 19]);
    expect(columns.every(([, , , style]) => unlocked.has(style ?? 0))).toBe(true);
    expect([styleOf('A1'), styleOf('S1'), styleOf('A2')].filter((style) => unlocked.has(style))).toEqual([]);
    expect(unlocked.has(styleOf('G2'))).toBe(true);
  });

  it('offers lists over the reported rows and 500 more', () => {
    const blocks = [...sheet.matchAll(/<dataValidation ([^>]*)>(.*?)<\/dataValidation>/gs)].map(([, head, body]) => [
      /sqref="([^"]*)"/.exec(head ?? '')?.[1],
      /<formula1>(.*)<\/formula1>/.exec(body ?? '')?.[1],
    ]);
    expect(blocks).toEqual(
      expect.arrayContaining([
        ['B2:B503', 'Listas!$A$1:$A$9'],
        ['F2:F503', 'Listas!$B$1:$B$5'],
        ['M2:M503', '&quot;sí,no&quot;'],
        ['O2:O503', '&quot;sí,no&quot;'],
        ['Q2:Q503', 'Listas!$C$1:$C$2'],
      ]),
    );
  });

  it('escapes letters that a workbook would read as a character', async () => {
    const input = inputWith([{ ...ACTIVITY, documents: ['Oficio_x0041_ 2'] }]);
    const texts = unzipSync(await activitiesTemplate(input))['xl/sharedStrings.xml'] ?? new Uint8Array();
    expect(strFromU8(texts)).toContain('>Oficio_x005F_x0041_ 2<');
  });

  it('keeps the headings in sight, explains each, and hides the lists', () => {
    expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
    expect(strFromU8(parts['xl/comments1.xml'] ?? new Uint8Array()).match(/<comment /g)).toHaveLength(19);
    expect(strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array())).toContain('name="Listas" state="veryHidden"');
  });
});

/** Positions of the cell formats that are not locked. */
function unlockedStyles(styles: string): ReadonlySet<number> {
  const formats =
    /<cellXfs[^>]*>(.*)<\/cellXfs>/s.exec(styles)?.[1]?.match(/<xf [^>]*\/>|<xf [^>]*[^/]>.*?<\/xf>/gs) ?? [];
  const positions = formats.flatMap((format, index) => (/<protection [^>]*locked="0"/.test(format) ? [index] : []));
  return new Set(positions);
}
