import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder, yupana } from '../support/yupana';

const folder = newFolder();
const variables = { DATABASE_URL: `sqlite:${join(folder, 'yupana.sqlite')}` };
const run = (...words: string[]) => yupana(words, variables);
const PLAN = [
  '--code',
  'POA-2019',
  '--title',
  'POA 2019',
  '--commission',
  'CNLCTF',
  '--starts',
  '2019-01-01',
  '--ends',
  '2019-12-31',
];

// Each test goes on from what the one before stored, as a secretariat would.
describe('the command line from an empty database to the annex', () => {
  test('a commission and the institutions are registered, twice with the same outcome', async () => {
    const commission = ['commission', 'add', 'CNLCTF', '--name', 'Comisión Nacional', '--last-ordinary', '119'];
    expect(JSON.parse((await run(...commission)).out)).toEqual({ code: 'CNLCTF', unchanged: false });
    expect(JSON.parse((await run(...commission)).out)).toEqual({ code: 'CNLCTF', unchanged: true });
    const first = JSON.parse((await run('institution', 'import', 'data/instituciones.csv')).out) as { added: number };
    expect(first.added).toBeGreaterThan(40);
    const again = await run('institution', 'import', 'data/instituciones.csv');
    expect(JSON.parse(again.out)).toMatchObject({ added: 0, changed: 0 });
  });

  test('the plan and its activities are imported, twice with the same outcome', async () => {
    const plan = ['plan', 'import', 'data/poa-2019.xlsx', ...PLAN, '--counts-from', '2019-09-18'];
    const counts = { plan: 'POA-2019', elements: 19, indicators: 12, objectiveIndicators: 2 };
    expect(JSON.parse((await run(...plan)).out)).toMatchObject({ ...counts, unchanged: false });
    expect(JSON.parse((await run(...plan)).out)).toMatchObject({ ...counts, unchanged: true });
    const activities = ['activities', 'import', 'data/actividades-poa-2019.xlsx', '--plan', 'POA-2019'];
    const validated = [...activities, '--validated-by', 'secretaria@cnlctf.example'];
    expect(JSON.parse((await run(...validated)).out)).toMatchObject({
      activities: 25,
      contributions: 37,
      unchanged: 0,
    });
    expect(JSON.parse((await run(...validated)).out)).toMatchObject({ activities: 0, contributions: 0, unchanged: 25 });
  });

  test.each(['json', 'csv', 'html', 'xlsx', 'pdf'])(
    'the annex comes out as %s, the same bytes in every time zone and locale',
    async (format) => {
      const bytes = await Promise.all(
        [
          { TZ: 'America/Lima', LC_ALL: 'C' },
          { TZ: 'Asia/Tokyo', LC_ALL: 'de_DE.UTF-8' },
        ].map(async (place) => {
          const file = join(folder, `anexo-${place.LC_ALL}.${format}`);
          const annex = ['annex', 'POA-2019', '--cutoff', '2019-12-31', '--format', format, '--out', file];
          expect(await yupana(annex, { ...variables, ...place })).toMatchObject({ status: 0, out: '' });
          return readFileSync(file);
        }),
      );
      expect(bytes[0]?.length).toBeGreaterThan(1000);
      expect(bytes[1]?.equals(bytes[0] ?? Buffer.alloc(0))).toBe(true);
    },
  );

  test('a plan is exported and imported again without a change; a template is written', async () => {
    const file = join(folder, 'plan.xlsx');
    expect((await run('plan', 'export', 'POA-2019', '--format', 'xlsx', '--out', file)).status).toBe(0);
    const again = await run('plan', 'import', file, ...PLAN, '--counts-from', '2019-09-18');
    expect(again.err).not.toContain('ya existe');
    expect(JSON.parse(again.out)).toMatchObject({ unchanged: true });
    const template = join(folder, 'plantilla.xlsx');
    expect(
      (await run('plan', 'template', 'POA-2019', '--institution', 'ST-CNLCTF-MTPE', '--out', template)).status,
    ).toBe(0);
    const unchanged = await run('activities', 'import', template, '--plan', 'POA-2019');
    expect(JSON.parse(unchanged.out)).toMatchObject({ activities: 0, unchanged: 25 });
  });

  test('a workbook with faults is refused cell by cell and given back with them marked', async () => {
    const copy = join(folder, 'marcado.xlsx');
    const words = ['activities', 'import', 'data/poa-2019.xlsx', '--plan', 'POA-2019', '--annotate', copy];
    const { status, err, out } = await run(...words);
    expect([status, out]).toEqual([1, '']);
    expect(err).toContain('no se guardó nada');
    expect(readFileSync(copy).subarray(0, 2).toString()).toBe('PK');
  });
});

test('the sample comes with its people, and its plan is read again without what is not said of it', async () => {
  const sample = { DATABASE_URL: `sqlite:${join(folder, 'sample.sqlite')}` };
  const loaded = await yupana(['demo-data'], sample);
  expect(JSON.parse(loaded.out)).toMatchObject({ plan: 'POA-2019', activities: 25 });
  expect(loaded.err).toMatch(/secretaria@cnlctf\.example {2}\S+ {2}\(secretaría técnica\)/);
  const file = join(folder, 'sample.xlsx');
  expect((await yupana(['plan', 'export', 'POA-2019', '--format', 'xlsx', '--out', file], sample)).status).toBe(0);
  const words = PLAN.map((word) => (word === 'POA 2019' ? 'Plan Operativo Anual 2019 de la CNLCTF' : word));
  for (const book of ['data/poa-2019.xlsx', file]) {
    const { status, out } = await yupana(['plan', 'import', book, ...words], sample);
    expect([status, JSON.parse(out)]).toMatchObject([0, { unchanged: true, warnings: [] }]);
  }
  const validated = ['--plan', 'POA-2019', '--validated-by', 'secretaria@cnlctf.example'];
  const again = await yupana(['activities', 'import', 'data/actividades-poa-2019.xlsx', ...validated], sample);
  expect([again.status, JSON.parse(again.out)]).toMatchObject([0, { unchanged: 25 }]);
});

test.each([
  [[], 'Falta decir qué hacer.'],
  [['anexo'], 'No existe la orden «anexo».'],
  [['annex', '--format', 'json'], 'Falta el argumento PLAN.'],
  [['annex', 'POA-2019'], 'Falta la opción «--format <FORMAT>».'],
  [['annex', 'POA-2019', '--format', 'doc'], '«doc» no es un valor de --format'],
  [['annex', 'POA-2019', '--format', 'json', '--cutoff', '2019-02-30'], 'La fecha «2019-02-30» de --cutoff no existe'],
  [['annex', 'POA-2019', '--format', 'json', '--corte', 'x'], 'No existe la opción «--corte».'],
])('wrong words %j are answered with a sentence and status 2', async (words, sentence) => {
  const { status, out, err } = await run(...words);
  expect([status, out]).toEqual([2, '']);
  expect(err).toContain(sentence);
  expect(err).not.toMatch(/^\s+at /m);
});

test('what does not exist is answered with a sentence and status 1', async () => {
  expect(await run('annex', 'POA-1999', '--format', 'json')).toMatchObject({
    status: 1,
    err: expect.stringContaining('No existe el plan «POA-1999»') as string,
  });
  expect(await run('institution', 'import', '/no/existe.csv')).toMatchObject({
    status: 1,
    err: expect.stringContaining('no existe') as string,
  });
});

test('a file that cannot be written is told, whatever the folder', async () => {
  for (const file of ['/proc/nada/x.json', 'package.json/x.json']) {
    const { status, err } = await run('annex', 'POA-2019', '--format', 'json', '--out', file);
    expect([status, err]).toEqual([1, expect.stringContaining(`No se puede escribir el archivo ${file}`)]);
  }
});

test('a wrong configuration ends with status 78, a database that does not answer with 69', async () => {
  const wrong = await yupana(['migrate'], { DATABASE_URL: 'oracle://x', PORT: 'mil' });
  expect(wrong.status).toBe(78);
  expect(wrong.err).toContain('DATABASE_URL');
  expect(wrong.err).toContain('PORT');
  const silent = await yupana(['migrate'], { DATABASE_URL: 'postgres://nadie@127.0.0.1:1/nada' });
  expect(silent.status).toBe(69);
});
