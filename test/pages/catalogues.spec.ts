import { InstitutionsService } from '../../src/institutions/institutions.service';
import { logIn } from '../support/cast';
import { CATALOGUE, type CatalogueSite, sendForm, startCatalogueSite } from '../support/catalogue-site';
import { describeOnBothDatabases } from '../support/databases';
import { LOADED } from '../support/deeds';
import { formIn } from '../support/forms';

describeOnBothDatabases('catalogues of the administrator', (database) => {
  let site: CatalogueSite;
  beforeAll(async () => (site = await startCatalogueSite(database.url)), 60_000);
  afterAll(() => site.app.close());

  test('the administrator finds the catalogues, and nobody else does', async () => {
    const { statusCode, body } = await site.admin.get('/administracion');
    expect(statusCode).toBe(200);
    for (const word of ['comisiones', 'instituciones', 'colectivos', 'regiones'])
      expect(body).toContain(`href="/administracion/${word}"`);
    for (const member of ['secretary', 'officer', 'president', 'outsider'] as const) {
      const visit = await logIn(site.app, member);
      for (const address of ['', '/comisiones', '/comisiones/CNLCTF', '/instituciones', '/colectivos', '/regiones'])
        expect([member, address, (await visit.get(`/administracion${address}`)).statusCode]).toEqual([
          member,
          address,
          403,
        ]);
    }
  });

  describe('institutions', () => {
    const page = (acronym: string) => `/administracion/instituciones/${site.idOf(acronym)}`;
    const MINAM = {
      acronym: 'MINAM',
      name: 'Ministerio del Ambiente',
      article: 'el',
      kind: 'ministerio',
      parentId: '',
      aliases: '',
    };

    test('one is registered with what documents call it, and is found by that', async () => {
      const fields = {
        acronym: 'AGN',
        name: 'Archivo General de la Nación',
        article: 'el',
        kind: 'organismo',
        parentId: '',
        aliases: 'Archivo Nacional\r\nARCHIVO DEL PERÚ',
      };
      const { statusCode } = await site.admin.fill('/administracion/instituciones/nueva', fields);
      expect(statusCode).toBe(303);
      const { entries } = await site.app.get(InstitutionsService).directory('2024-01-01');
      expect(entries.find(({ code }) => code === 'AGN')?.names).toContain('ARCHIVO DEL PERÚ');
      expect((await site.admin.get('/administracion/instituciones')).body).toContain(
        'Archivo Nacional; ARCHIVO DEL PERÚ',
      );
    });

    test.each([
      ['a name of another', { name: 'ministerio del INTERIOR' }, '«ministerio del INTERIOR» ya nombra a MININTER'],
      ['an alias of another', { aliases: 'P.N.P.\nPNP' }, 'ya nombra a MININTER-PNP'],
      ['a name of another date', { aliases: 'MIDAGRI' }, '«MIDAGRI» ya nombra a MINAGRI'],
      ['its own name again', { aliases: 'Ministerio del ambiente' }, 'está dos veces'],
      ['a name without letters', { aliases: '***' }, 'no tiene letras ni números'],
      ['another article', { article: 'lo' }, 'Elija un artículo de la lista.'],
      ['one above that is not there', { parentId: '999999' }, 'ya no está; elija otra de la lista'],
    ])('%s is refused, and what was typed stays', async (_name, wrong, sentence) => {
      const fields = { ...MINAM, ...wrong };
      const { statusCode, body } = await sendForm(site.admin, page('MINAM'), page('MINAM'), fields);
      expect([statusCode, body.includes(sentence)]).toEqual([422, true]);
      expect(body).toContain(`value="${fields.name}"`);
    });

    test('none belongs to itself, nor to one that belongs to it', async () => {
      for (const parent of ['MININTER', 'MININTER-PNP']) {
        const fields = {
          acronym: 'MININTER',
          name: 'Ministerio del Interior',
          article: 'el',
          kind: 'ministerio',
          parentId: String(site.idOf(parent)),
          aliases: '',
        };
        const { statusCode, body } = await sendForm(site.admin, page('MININTER'), page('MININTER'), fields);
        expect([statusCode, body.includes('no puede pertenecer a sí misma')]).toEqual([422, true]);
      }
    });

    test('the second of two who change it is told, also where only other names changed', async () => {
      const [one, other] = [await site.admin.get(page('MINAM')), await site.second.get(page('MINAM'))];
      await site.admin.send(page('MINAM'), { ...formIn(one.body).hidden, ...MINAM, aliases: 'Ambiente' });
      const late = await site.second.send(page('MINAM'), {
        ...formIn(other.body).hidden,
        ...MINAM,
        kind: 'Ministerio',
      });
      expect(late.statusCode).toBe(409);
      expect(late.body).toContain('Ahora dice: otros nombres «Ambiente».');
    });

    test('from the day of a norm documents print another name', async () => {
      const names = { since: '2030-01-01', newAcronym: 'MINAMB', newName: 'Ministerio del Ambiente y Clima' };
      expect((await sendForm(site.admin, page('MINAM'), `${page('MINAM')}/nombres`, names)).statusCode).toBe(303);
      const acronymOn = async (day: string) =>
        (await site.app.get(InstitutionsService).directory(day)).acronymOf(site.idOf('MINAM'));
      expect([await acronymOn('2029-12-31'), await acronymOn('2030-01-01')]).toEqual(['MINAM', 'MINAMB']);
      const twice = await sendForm(site.admin, page('MINAM'), `${page('MINAM')}/nombres`, names);
      expect(twice.statusCode).toBe(409);
      const [removal = ''] =
        /\/administracion\/instituciones\/\d+\/nombres\/\d+\/retiro/.exec((await site.admin.get(page('MINAM'))).body) ??
        [];
      expect((await sendForm(site.admin, page('MINAM'), removal, {})).statusCode).toBe(303);
      expect(await acronymOn('2030-01-01')).toBe('MINAM');
      expect(
        (await site.admin.send(removal, formIn((await site.admin.get(page('MINAM'))).body).hidden)).statusCode,
      ).toBe(404);
    });
  });

  describe('collectives', () => {
    const page = (acronym: string) => `/administracion/colectivos/${site.idOf(acronym)}`;
    const collectiveOn = async (acronym: string, day: string) =>
      (await site.app.get(InstitutionsService).directory(day)).collectiveOf(site.idOf(acronym));

    test('a member leaves on a day and may join another later, and each day has one answer', async () => {
      const leaving = `${page('GLs')}/integrantes/${site.idOf('MML')}/salida`;
      expect((await site.admin.fill(leaving, { endsOn: '2022-12-31' })).statusCode).toBe(303);
      expect([await collectiveOn('MML', '2022-12-31'), await collectiveOn('MML', '2023-01-01')]).toEqual([
        site.idOf('GLs'),
        null,
      ]);
      const early = await sendForm(site.admin, page('GORES'), `${page('GORES')}/integrantes`, {
        memberId: String(site.idOf('MML')),
        startsOn: '2022-12-31',
      });
      expect([early.statusCode, early.body.includes('ya integra un colectivo en esa fecha')]).toEqual([422, true]);
      const joined = await sendForm(site.admin, page('GORES'), `${page('GORES')}/integrantes`, {
        memberId: String(site.idOf('MML')),
        startsOn: '2023-01-01',
      });
      expect(joined.statusCode).toBe(303);
      expect([await collectiveOn('MML', '2022-06-01'), await collectiveOn('MML', '2023-01-01')]).toEqual([
        site.idOf('GLs'),
        site.idOf('GORES'),
      ]);
      expect(
        (await site.admin.fill(`${page('GORES')}/integrantes/${site.idOf('MML')}/salida`, { endsOn: '2022-01-01' }))
          .body,
      ).toContain('El último día no puede ser anterior al primero.');
      const again = await site.admin.send(leaving, {
        ...formIn((await site.admin.get(page('GLs'))).body).hidden,
        endsOn: '2023-01-01',
      });
      expect(again.statusCode).toBe(409);
    });

    test('a collective integrates none, and who is chosen must be there', async () => {
      const join = (memberId: number) =>
        sendForm(site.admin, page('GORES'), `${page('GORES')}/integrantes`, {
          memberId: String(memberId),
          startsOn: '',
        });
      expect((await join(site.idOf('GLs'))).body).toContain('Un colectivo no integra a otro');
      expect((await join(999_999)).body).toContain('La institución ya no está');
      expect((await site.admin.get(`/administracion/colectivos/${site.idOf('MINAM')}`)).statusCode).toBe(404);
    });

    test('the catalogue loaded again keeps the days', async () => {
      await site.app.get(InstitutionsService).import(CATALOGUE, LOADED);
      expect(await collectiveOn('MML', '2023-01-01')).toBe(site.idOf('GORES'));
      expect((await site.admin.get('/administracion/colectivos')).body).toMatch(/GORES[^]*?<td class="figure">26</);
    });
  });

  describe('regions', () => {
    const PAGE = '/administracion/regiones/25';

    test('a name is put right, once at a time, and stands for one region alone', async () => {
      const { body } = await site.second.get(PAGE);
      expect((await site.admin.fill(PAGE, { name: 'Ucayali (Amazonía)' })).statusCode).toBe(303);
      expect((await site.admin.get('/administracion/regiones')).body).toContain('Ucayali (Amazonía)');
      const late = await site.second.send(PAGE, { ...formIn(body).hidden, name: 'Ucayali' });
      expect([late.statusCode, late.body.includes('Ahora dice: nombre «Ucayali (Amazonía)».')]).toEqual([409, true]);
      expect((await site.admin.fill(PAGE, { name: 'LORETO' })).body).toContain('«LORETO» ya nombra a la región 16');
      expect((await site.admin.get('/administracion/regiones/99')).statusCode).toBe(404);
    });
  });

  test('an id that is no number is refused in Spanish', async () => {
    for (const address of ['instituciones/uno', 'colectivos/uno', 'instituciones/99999999999999999999']) {
      const { statusCode, body } = await site.admin.get(`/administracion/${address}`);
      expect([address, statusCode >= 400 && statusCode < 500, body.includes('lang="es-PE"')]).toEqual([
        address,
        true,
        true,
      ]);
    }
  });
});
