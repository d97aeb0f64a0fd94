import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SampleService } from '../../src/operations/sample.service';
import { startApp } from '../support/app';
import { logIn } from '../support/cast';
import { describeOnBothDatabases } from '../support/databases';
import { LOADED } from '../support/deeds';

const LINK = /<a class="button" href="([^"]+)">Las líneas de SUNAFIL<\/a>/;

describeOnBothDatabases('the way from the board to the own lines', (database) => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await startApp({ DATABASE_URL: database.url });
    await app.get(SampleService).load(LOADED);
  }, 60_000);
  afterAll(() => app.close());

  test('who is here for an institution alone is led to its lines', async () => {
    const officer = await logIn(app, 'officer');
    const { body } = await officer.get('/');
    const [, href = ''] = LINK.exec(body) ?? [];
    expect(href).toContain('institucion=SUNAFIL');
    const matrix = await officer.get(href.replaceAll('&amp;', '&'));
    expect([matrix.statusCode, /Se muestran \d+ de 12 indicadores/.test(matrix.body)]).toEqual([200, true]);
  });

  // The plan has lines of the national police, and none of the ministry that it belongs to.
  test.each(['other officer', 'secretary', 'president', 'observer', 'administrator'] as const)(
    'the %s has no line of their own here',
    async (member) => expect((await (await logIn(app, member)).get('/')).body).not.toContain('Las líneas de'),
  );
});
