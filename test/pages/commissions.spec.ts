import { CommissionsService } from '../../src/institutions/commissions.service';
import { type CatalogueSite, sendForm, startCatalogueSite } from '../support/catalogue-site';
import { describeOnBothDatabases } from '../support/databases';
import { formIn, Visit } from '../support/forms';

describeOnBothDatabases('commissions of the administrator', (database) => {
  let site: CatalogueSite;
  beforeAll(async () => (site = await startCatalogueSite(database.url)), 60_000);
  afterAll(() => site.app.close());

  const PAGE = '/administracion/comisiones/CNLCTF';
  const FIELDS = { name: 'Comisión Nacional', lastOrdinary: '119' };

  test('one is registered, and then there is no second of its code', async () => {
    const fields = { ...FIELDS, code: 'CRLCTF-PUNO', secondFactorRequired: 'sí' };
    const made = await site.admin.fill('/administracion/comisiones/nueva', fields);
    expect([made.statusCode, made.headers.location]).toEqual([303, '/administracion/comisiones/CRLCTF-PUNO']);
    expect((await site.admin.get('/administracion/comisiones')).body).toMatch(/CRLCTF-PUNO<[^]*Obligatorio/);
    const again = await site.admin.fill('/administracion/comisiones/nueva', fields);
    expect(again.statusCode).toBe(409);
    expect(again.body).toContain('La comisión «CRLCTF-PUNO» ya existe');
  });

  test.each([
    [{ code: 'minúscula' }, 'El código «minúscula» no sirve'],
    [{ code: '' }, 'Escriba el código de la comisión'],
    [{ name: ' ' }, 'Escriba el nombre de la comisión.'],
    [{ lastOrdinary: '-1' }, 'Escriba el número de la última sesión ordinaria'],
    [{ lastOrdinary: '1e3' }, 'Escriba el número de la última sesión ordinaria'],
  ])('%j is refused', async (wrong, sentence) => {
    const { statusCode, body } = await site.admin.fill('/administracion/comisiones/nueva', {
      ...FIELDS,
      code: 'OTRA',
      ...wrong,
    });
    expect([statusCode, body.includes(sentence)]).toEqual([422, true]);
  });

  test('the second of two who change it is told who changed what, and keeps what was typed', async () => {
    const [one, other] = [await site.admin.get(PAGE), await site.second.get(PAGE)];
    const first = await site.admin.send(PAGE, { ...formIn(one.body).hidden, ...FIELDS, name: 'Comisión primera' });
    expect(first.statusCode).toBe(303);
    const late = await site.second.send(PAGE, { ...formIn(other.body).hidden, ...FIELDS, name: 'Comisión segunda' });
    expect(late.statusCode).toBe(409);
    expect(late.body).toMatch(
      /administracion@yupana\.example, el \d\d\/\d\d\/\d{4} a las \d\d:\d\d \(hora de Lima\), cambió estos datos/,
    );
    expect(late.body).toContain('Ahora dice: nombre «Comisión primera».');
    expect(late.body).toContain('value="Comisión segunda"');
    const wrong = await site.second.send(PAGE, { ...formIn(other.body).hidden, ...FIELDS, name: '' });
    expect(formIn(wrong.body).hidden.rowVersion).toBe(formIn(other.body).hidden.rowVersion);
    const knowing = await site.second.send(PAGE, { ...formIn(late.body).hidden, ...FIELDS, name: 'Comisión segunda' });
    expect(knowing.statusCode).toBe(303);
    expect((await site.app.get(CommissionsService).named('CNLCTF')).name).toBe('Comisión segunda');
  });

  test('of two at the same moment one is stored', async () => {
    const [one, other] = [await site.admin.get(PAGE), await site.second.get(PAGE)];
    const answers = await Promise.all([
      site.admin.send(PAGE, { ...formIn(one.body).hidden, ...FIELDS, name: 'Comisión A' }),
      site.second.send(PAGE, { ...formIn(other.body).hidden, ...FIELDS, name: 'Comisión B' }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409]);
  });

  test('documents bear the letterhead of their day', async () => {
    const letterhead = {
      since: '2021-07-28',
      country: 'PERÚ',
      ministry: 'Ministerio de Trabajo',
      cause: 'Bicentenario',
    };
    expect((await sendForm(site.admin, PAGE, `${PAGE}/membretes`, letterhead)).statusCode).toBe(303);
    const { id } = await site.app.get(CommissionsService).named('CNLCTF');
    const service = site.app.get(CommissionsService);
    const plain = async () => ({ country: 'PERÚ', ministry: (await service.ofId(id)).name, cause: '' });
    expect(await service.letterheadOn(id, '2021-07-27')).toEqual(await plain());
    expect(await service.letterheadOn(id, '2021-07-28')).toMatchObject({ cause: 'Bicentenario' });
    const twice = await sendForm(site.admin, PAGE, `${PAGE}/membretes`, letterhead);
    expect([twice.statusCode, twice.body.includes('Ya hay un membrete desde el 28/07/2021')]).toEqual([409, true]);
    const wrong = await sendForm(site.admin, PAGE, `${PAGE}/membretes`, { ...letterhead, since: '2021-02-30' });
    expect([wrong.statusCode, wrong.body.includes('La fecha no existe')]).toEqual([422, true]);

    const [removal = ''] =
      /\/administracion\/comisiones\/CNLCTF\/membretes\/\d+\/retiro/.exec((await site.admin.get(PAGE)).body) ?? [];
    const { hidden } = formIn((await site.admin.get(PAGE)).body);
    expect((await site.admin.send(removal.replace('CNLCTF', 'CRLCTF'), hidden)).statusCode).toBe(404);
    expect((await sendForm(site.admin, PAGE, removal, {})).statusCode).toBe(303);
    expect(await service.letterheadOn(id, '2021-07-28')).toEqual(await plain());
  });

  test('a form of another login session, or from before the login, changes nothing', async () => {
    const own = formIn((await site.admin.get(PAGE)).body).hidden;
    const others = formIn((await site.second.get(PAGE)).body).hidden;
    const before = formIn((await new Visit(site.app).get('/ingresar')).body).hidden;
    for (const { _csrf = '' } of [others, before]) {
      const { statusCode, body } = await site.admin.send(PAGE, { ...own, ...FIELDS, _csrf });
      expect([statusCode, body.includes('ya venció, y no se guardó nada')]).toEqual([403, true]);
    }
    expect((await site.admin.send(PAGE, { ...own, ...FIELDS })).statusCode).toBe(303);
  });

  test('one that does not exist is not found', async () => {
    expect((await site.admin.get('/administracion/comisiones/NADA')).statusCode).toBe(404);
  });
});
