import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ActivityContent } from '../../src/domain/activity';
import { ProgressImportService } from '../../src/progress/progress-import.service';
import { ProgressService } from '../../src/progress/progress.service';
import { ActivitiesRepository } from '../../src/progress/activities.repository';
import { logIn } from '../support/cast';
import { describeOnBothDatabases } from '../support/databases';
import { deedBy } from '../support/deeds';
import type { Fields, Visit } from '../support/forms';
import { ReviewSite } from '../support/review-site';

const PAGE = '/revision/duplicados';
const CUTOFF = '2019-12-31';

const EVENT: ActivityContent = {
  ...{ key: 'S-1', title: 'Operativo conjunto en Pucallpa', startsOn: '2019-11-18', endedOn: '2019-11-18' },
  ...{ region: '25', institutions: ['SUNAFIL'], documents: ['Informe N° 1'], validationNote: null },
  contributions: [
    {
      ...{ element: 'LA 1.4.4', number: 1, quantity: 50_000n, women: null, men: null, denominator: null },
      ...{ stage: null, subject: null, criterion: null, choice: null, choiceReason: null },
    },
  ],
};
const SAME_EVENT: ActivityContent = {
  ...EVENT,
  ...{ key: 'M-1', title: 'Operativo conjunto, Pucallpa', institutions: ['MININTER'] },
};

describeOnBothDatabases('an event that two institutions reported', (database) => {
  let site: ReviewSite;
  let app: NestFastifyApplication;
  let secretary: Visit;

  beforeAll(async () => {
    site = await ReviewSite.open(database.url);
    app = site.app;
    secretary = await logIn(app, 'secretary');
    const handover = { reportedBy: 'oficial@mininter.example', validatedBy: null, file: null };
    const other = { ...EVENT, key: 'S-2', title: 'Taller con inspectores' };
    const contents = { activities: [EVENT, SAME_EVENT, other], noProgress: [], rows: {} };
    const at = Date.now();
    await app.get(ProgressImportService, { strict: false }).store(contents, site.at, handover, deedBy('carga', at));
  }, 60_000);
  afterAll(() => app.close());

  const idOf = async (key: string): Promise<number> => {
    const [rows] = await app.get(ActivitiesRepository, { strict: false }).ofKeys(site.at.plan.commissionId, [key]);
    return rows?.activity.id ?? 0;
  };
  const validate = async (...keys: string[]): Promise<void> => {
    const ids = await Promise.all(keys.map(idOf));
    const wanted = ids.map((id) => ({ id, note: null }));
    await app.get(ProgressService, { strict: false }).validate(site.at.plan.commissionId, wanted, deedBy('alguien'));
  };
  const withdraw = async (key: string): Promise<void> => {
    const progress = app.get(ProgressService, { strict: false });
    await progress.withdrawValidation(site.at.plan.commissionId, await idOf(key), 'Para la prueba.', deedBy('alguien'));
  };
  const post = async (address: string, fields: Fields) => {
    const { body } = await secretary.get(PAGE);
    const csrf = /name="_csrf" value="([^"]*)"/.exec(body)?.[1] ?? '';
    return secretary.send(address, { _csrf: csrf, ...fields });
  };
  const join = async (counting: string, other: string) =>
    post(PAGE, { counting: String(await idOf(counting)), other: String(await idOf(other)) });
  const part = async (key: string) => post(`${PAGE}/${await idOf(key)}/separacion`, {});
  const row = async () => {
    const visit = await logIn(app, 'administrator');
    const { body } = await visit.get(`/planes/POA-2019/anexo-1.json?corte=${CUTOFF}`);
    const { rows } = JSON.parse(body) as { rows: AnnexRow[] };
    return rows.find(({ line, indicator }) => line.code === 'LA 1.4.4' && indicator.number === 1);
  };
  const executed = async (): Promise<string> => JSON.stringify((await row()) ?? null);

  test('is offered once, and counts once when it is joined, naming both', async () => {
    await validate('S-1', 'M-1');
    expect(await executed()).toContain('"executed":10,');
    const { body } = await secretary.get(PAGE);
    expect(body.match(/Indicador LA 1\.4\.4-1/g)).toHaveLength(1);
    for (const part of ['Cuenta la de SUNAFIL', 'Cuenta la de MININTER']) expect(body).toContain(part);
    const joined = await join('S-1', 'M-1');
    expect([joined.statusCode, joined.headers.location]).toEqual([303, PAGE]);
    const told = await executed();
    expect(told).toContain('"executed":5,');
    expect(told).toContain('Informado también por MININTER');
    expect(told).toContain('ya informado por SUNAFIL');
    expect((await secretary.get(PAGE)).body).toContain('No se encontró ninguna actividad');
    const indicator = await (await logIn(app, 'administrator')).get('/planes/POA-2019/indicadores/LA-1.4.4-1');
    expect(indicator.body).toContain('No cuenta: ya la informó SUNAFIL.');
  });

  test('joined twice, joined with itself, with what it does not share, and by who may not', async () => {
    expect((await join('M-1', 'S-1')).statusCode).toBe(409);
    expect((await join('S-1', 'M-1')).statusCode).toBe(409);
    const itself = await join('S-1', 'S-1');
    expect(itself.statusCode).toBe(422);
    expect(itself.body).toContain('Elija dos actividades distintas.');
    expect((await join('S-1', 'S-2')).body).toContain('Las dos actividades son de la misma institución');
    expect((await part('M-1')).statusCode).toBe(303);
    expect((await part('M-1')).statusCode).toBe(409);
    expect((await join('S-1', 'M-1')).statusCode).toBe(303);
    const [officer, foreign] = [await logIn(app, 'officer'), await logIn(app, 'foreign secretary')];
    expect((await officer.get(PAGE)).statusCode).toBe(403);
    expect((await (await logIn(app, 'president')).get(PAGE)).statusCode).toBe(403);
    const { body } = await foreign.get(PAGE);
    expect(body).not.toContain('SUNAFIL');
    const csrf = /name="_csrf" value="([^"]*)"/.exec(body)?.[1] ?? '';
    const fields = { _csrf: csrf, counting: String(await idOf('M-1')), other: String(await idOf('S-1')) };
    expect((await foreign.send(PAGE, fields)).statusCode).toBe(404);
    expect((await foreign.send(`${PAGE}/${fields.counting}/separacion`, { _csrf: csrf })).statusCode).toBe(404);
  });

  test('counts with the other report while the one that counts is not validated', async () => {
    await withdraw('S-1');
    expect(await executed()).toContain('"executed":5,');
    expect(await executed()).not.toContain('ya informado por SUNAFIL');
    await validate('S-1');
    expect(await executed()).toContain('"executed":5,');
    expect(await executed()).toContain('ya informado por SUNAFIL');
    await withdraw('M-1');
    expect(await executed()).toContain('"executed":5,');
    await validate('M-1');
    expect(await executed()).toContain('"executed":5,');
  });

  test('counts twice again when it is parted', async () => {
    expect((await part('M-1')).statusCode).toBe(303);
    const told = await executed();
    expect(told).toContain('"executed":10,');
    expect(told).not.toContain('Informado también');
    expect((await secretary.get(PAGE)).body).toContain('Cuenta la de SUNAFIL');
  });
});

interface AnnexRow {
  readonly line: { readonly code: string };
  readonly indicator: { readonly number: number };
}
