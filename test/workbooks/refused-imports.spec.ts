import { readFileSync } from 'node:fs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Workbook, type Worksheet } from 'exceljs';
import { SampleService } from '../../src/operations/sample.service';
import { ActivitiesWorkbookService } from '../../src/workbooks/activities-workbook.service';
import { type PlanImportRequest, PlanWorkbookService } from '../../src/workbooks/plan-workbook.service';
import { startApp } from '../support/app';
import { databaseState } from '../support/database-state';
import { describeOnBothDatabases } from '../support/databases';
import { deedBy, LOADED } from '../support/deeds';
import { whyRefused } from '../support/refusal';

const ACTIVITIES = readFileSync('data/actividades-poa-2019.xlsx');
const PLAN = readFileSync('data/poa-2019.xlsx');
const SECRETARIAT = 'secretaria@cnlctf.example';

type Edit = (sheet: Worksheet, at: (heading: string) => number) => void;

/** The sample's workbook with something done to its first sheet; `at` finds the column under a heading. */
async function edited(bytes: Buffer, edit: Edit): Promise<Uint8Array> {
  const workbook = new Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  const sheet = workbook.worksheets[0] as Worksheet;
  const at = (heading: string): number => {
    for (let row = 1; row <= 5; row++) {
      for (let column = 1; column <= sheet.columnCount; column++) {
        if (sheet.getRow(row).getCell(column).text.trim() === heading) return column;
      }
    }
    throw new Error(`No heading ${heading}`);
  };
  edit(sheet, at);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const put =
  (heading: string, value: unknown): Edit =>
  (sheet, at) => {
    sheet.getRow(2).getCell(at(heading)).value = value as never;
  };

const FAULTY_ACTIVITIES: [string, Edit, RegExp][] = [
  ['a formula without a result', put('CANTIDAD', { formula: 'A1+1' }), /H2|[A-Z]2: .*(fórmula|resultado)/],
  ['1.250', put('CANTIDAD', '1.250'), /1250 o 1\.25/],
  ['12,5', put('CANTIDAD', '12,5'), /12\.5 o 125/],
  ['a negative quantity', put('CANTIDAD', -1), /negativa/],
  ['an unknown line', put('LÍNEA DE ACCIÓN', 'LA 9.9.9'), /LA 9\.9\.9/],
  ['an unknown indicator', put('INDICADOR', 7), /El indicador «7» no existe: LA 1\.3\.3 tiene solo el indicador 1/],
  ['an unknown region', put('REGIÓN', 'Ucayalli'), /Ucayali/],
  ['an unknown institution', put('INSTITUCIÓN', 'SUNAFILL'), /¿quiso decir «SUNAFIL»\?/],
  ['a date outside the plan', put('FECHA', new Date(Date.UTC(2020, 0, 1))), /01\/01\/2020|2020/],
  ['a date that does not exist', put('FECHA', '31/02/2019'), /31\/02\/2019/],
  ['control characters', put('ACTIVIDAD', 'Taller_x0007_'), /contiene/],
  ['right-to-left marks', put('ACTIVIDAD', 'Taller \u202ecod.exe'), /contiene/],
  [
    'women and men over the total',
    (sheet, at) => {
      put('MUJERES', 40)(sheet, at);
      put('HOMBRES', 41)(sheet, at);
    },
    /MUJERES y HOMBRES suman 81/,
  ],
  [
    'two faults in one row, of which the first hides no other',
    (sheet, at) => {
      put('LÍNEA DE ACCIÓN', 'LA 9.9.9')(sheet, at);
      put('CANTIDAD', '1.250')(sheet, at);
    },
    /LA 9\.9\.9[^]*1250 o 1\.25/,
  ],
  [
    'one key with different content',
    (sheet, at) => {
      sheet.getRow(3).getCell(at('CLAVE')).value = sheet.getRow(2).getCell(at('CLAVE')).value;
      sheet.getRow(3).getCell(at('ACTIVIDAD')).value = 'Otra actividad';
    },
    /clave/i,
  ],
];

describeOnBothDatabases('refused workbooks leave the database as it was', (database) => {
  let app: NestFastifyApplication;
  let before: string;
  beforeAll(async () => {
    app = await startApp({ DATABASE_URL: database.url });
    await app.get(SampleService).load(LOADED);
    before = await databaseState(database);
  });
  afterEach(async () => expect(await databaseState(database)).toBe(before));
  afterAll(() => app.close());

  const importActivities = (bytes: Uint8Array) =>
    app
      .get(ActivitiesWorkbookService)
      .import(bytes, { plan: 'POA-2019', reportedBy: null, validatedBy: SECRETARIAT }, LOADED);
  const request: PlanImportRequest = {
    code: 'POA-2019',
    title: 'Plan Operativo Anual 2019 de la CNLCTF',
    commission: 'CNLCTF',
    startsOn: '2019-01-01',
    endsOn: '2019-12-31',
    countsFrom: '2019-09-18',
    countsFromNorm: 'D.S. N° 015-2019-TR',
    cutoff: null,
    validatedBy: null,
    draft: false,
    replace: false,
  };
  test.each(FAULTY_ACTIVITIES)('activities with %s', async (_, edit, sentence) => {
    const told = await whyRefused(importActivities(await edited(ACTIVITIES, edit)));
    expect(told).toMatch(/no se guardó nada/);
    expect(told).toMatch(sentence);
    expect(told).toMatch(/^[A-Z]+\d+: /m);
  });

  test('a key that is validated with other content', async () => {
    const other = await edited(ACTIVITIES, (sheet, at) => {
      sheet.getRow(2).getCell(at('CANTIDAD')).value = 9;
    });
    expect(await whyRefused(importActivities(other))).toMatch(/ya está registrada y validada con otro contenido/);
  });

  test('who reports never validates', async () => {
    const same = { plan: 'POA-2019', reportedBy: SECRETARIAT, validatedBy: SECRETARIAT };
    expect(await whyRefused(app.get(ActivitiesWorkbookService).import(ACTIVITIES, same, deedBy(SECRETARIAT)))).toMatch(
      /no puede validar lo suyo/,
    );
  });

  test('a plan code that exists with other content, and with validated contributions even to replace it', async () => {
    const other = await edited(PLAN, (sheet, at) => {
      sheet.getRow(4).getCell(at('LÍNEA DE ACCIÓN')).value = 'Otro nombre';
    });
    const plans = app.get(PlanWorkbookService);
    const told = await whyRefused(plans.import(other, request, LOADED));
    expect(told).toMatch(/ya existe con otro contenido/);
    expect(told).toMatch(/LA 1\.3\.3: nombre era «Capacitar a inspectores.*» y ahora es «Otro nombre»/);
    expect(await whyRefused(plans.import(other, { ...request, replace: true }, LOADED))).toMatch(
      /no se puede reemplazar/,
    );
  });

  test('execution without anyone who validates it', async () => {
    const annex = readFileSync('test/fixtures/anexo-1-acta-120.xlsx');
    const told = await whyRefused(
      app.get(PlanWorkbookService).import(annex, { ...request, code: 'POA-2019-B' }, LOADED),
    );
    expect(told).toMatch(/indique quién la valida/);
  });

  test('an unknown plan, commission or empty title', async () => {
    const plans = app.get(PlanWorkbookService);
    expect(await whyRefused(plans.import(PLAN, { ...request, commission: 'OTRA' }, LOADED))).toMatch(
      /No existe la comisión «OTRA»/,
    );
    expect(await whyRefused(plans.import(PLAN, { ...request, code: 'NUEVO', title: '' }, LOADED))).toMatch(/título/);
    const nowhere = { plan: 'POA-1999', reportedBy: null, validatedBy: null };
    expect(await whyRefused(app.get(ActivitiesWorkbookService).import(ACTIVITIES, nowhere, LOADED))).toMatch(
      /No existe el plan/,
    );
  });
});
