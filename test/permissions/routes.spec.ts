import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SampleService } from '../../src/operations/sample.service';
import { addForeignPlan } from '../support/foreign-plan';
import { startApp } from '../support/app';
import { logIn } from '../support/cast';
import { describeOnBothDatabases } from '../support/databases';
import { LOADED } from '../support/deeds';
import { formIn, Visit } from '../support/forms';
import { allRoutes } from '../support/routes';
import { type Asked, READERS } from './asked';
import { EXPECTED } from './expected-answers';
import { knowIds } from './named-rows';

jest.setTimeout(120_000);

describeOnBothDatabases('who may open what', (database) => {
  let app: NestFastifyApplication;
  const ids = new Map<string, number>();

  beforeAll(async () => {
    app = await startApp({ DATABASE_URL: database.url });
    await app.get(SampleService).load(LOADED);
    await addForeignPlan(app);
    await knowIds(app, ids);
  }, 120_000);
  afterAll(() => app.close());

  test('every route of the site has its answers, and no other', () => {
    expect(allRoutes(app)).toEqual(Object.keys(EXPECTED).sort());
  });

  test.each(Object.entries(EXPECTED))('%s', async (route, asked) => {
    for (const each of asked) {
      const found: string[] = [];
      for (const reader of READERS) found.push(String(await answered(app, route, filled(each, ids), reader)));
      expect({ ...each, answers: found.join(' ') }).toEqual(each);
    }
  });
});

function filled({ address, fields, answers }: Asked, ids: ReadonlyMap<string, number>): Asked {
  const fill = (text: string): string =>
    text.replace(/\{([^}]+)\}/g, (_, name: string) => {
      const id = ids.get(name);
      if (id === undefined) throw new Error(`Nothing is known as ${name}`);
      return String(id);
    });
  const named = Object.fromEntries(Object.entries(fields ?? {}).map(([name, text]) => [name, fill(text)]));
  return { address: fill(address), fields: named, answers };
}

async function answered(
  app: NestFastifyApplication,
  route: string,
  { address, fields }: Asked,
  reader: (typeof READERS)[number],
): Promise<number> {
  const visit = reader === 'nobody' ? new Visit(app) : await logIn(app, reader);
  if (route.startsWith('GET ')) return (await visit.get(address)).statusCode;
  const { hidden } = formIn((await visit.get(reader === 'nobody' ? '/ingresar' : '/mi-cuenta/clave')).body);
  return (await visit.send(address, { ...hidden, ...fields })).statusCode;
}
