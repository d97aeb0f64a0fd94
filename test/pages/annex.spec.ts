import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SampleService } from '../../src/operations/sample.service';
import { startApp } from '../support/app';
import { describeOnBothDatabases } from '../support/databases';

describeOnBothDatabases('the pages of plans and their annex', (database) => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await startApp({ DATABASE_URL: database.url });
  });
  afterAll(() => app.close());
  const get = (url: string) => app.inject({ method: 'GET', url });

  test('without any plan the first page says what to do', async () => {
    expect((await get('/')).body).toContain('yupana demo-data');
  });

  test('the first page leads to the annex of each plan', async () => {
    await app.get(SampleService).load();
    const { statusCode, body } = await get('/');
    expect(statusCode).toBe(200);
    expect(body).toContain('<a href="/planes/POA-2019/anexo-1">');
  });

  test('the annex shows the figures of the plan at its end, and at a cutoff asked for', async () => {
    const { statusCode, body } = await get('/planes/POA-2019/anexo-1');
    expect(statusCode).toBe(200);
    expect(body).toContain('31 de diciembre de 2019');
    expect(body).toMatch(/216(\u00a0|&nbsp;| )%/);
    const earlier = await get('/planes/POA-2019/anexo-1?corte=2019-11-18');
    expect(earlier.body).toContain('18 de noviembre de 2019');
    expect(earlier.body).not.toMatch(/216(\u00a0|&nbsp;| )%/);
  });

  test.each([
    ['/planes/POA-1999/anexo-1', 404, 'No existe el plan «POA-1999»'],
    ['/planes/%3Cscript%3E/anexo-1', 404, 'No existe el plan «&lt;script&gt;»'],
    ['/planes/POA-2019/anexo-1?corte=ayer', 422, 'La fecha de corte «ayer» no existe'],
    ['/planes/POA-2019/anexo-1?corte=2019-02-30', 422, 'La fecha de corte «2019-02-30» no existe'],
    ['/planes/POA-2019/anexo-1?corte=a&corte=b', 422, 'La fecha de corte'],
  ])('%s is answered with %d and a sentence', async (url, status, sentence) => {
    const { statusCode, body } = await get(url);
    expect(statusCode).toBe(status);
    expect(body).toContain(sentence);
  });
});
