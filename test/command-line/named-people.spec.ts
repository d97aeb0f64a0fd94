import { join } from 'node:path';
import Database from 'better-sqlite3';
import { newFolder, yupana } from '../support/yupana';

const path = join(newFolder(), 'yupana.sqlite');
const variables = { DATABASE_URL: `sqlite:${path}` };
const run = (...words: string[]) => yupana(words, variables);
const activities = (...words: string[]) =>
  run('activities', 'import', 'data/actividades-poa-2019.xlsx', '--plan', 'POA-2019', ...words);
const plan = (...words: string[]) => {
  const span = ['--starts', '2019-01-01', '--ends', '2019-12-31', '--counts-from', '2019-09-18'];
  const named = ['--code', 'POA-2019', '--title', 'POA 2019', '--commission', 'CNLCTF'];
  return run('plan', 'import', 'data/poa-2019.xlsx', ...named, ...span, ...words);
};
const person = (email: string, ...role: string[]) => run('user', 'add', email, '--name', 'Persona', '--role', ...role);

jest.setTimeout(120_000);

beforeAll(async () => {
  await run('commission', 'add', 'CNLCTF', '--name', 'Comisión Nacional');
  await run('commission', 'add', 'CRLCTF', '--name', 'Comisión Regional');
  await run('institution', 'import', 'data/instituciones.csv');
});

// Each test goes on from what the one before stored.
describe('whom imports name', () => {
  test('while there is no account the names are taken as given', async () => {
    expect((await plan('--validated-by', 'quien.sea@cnlctf.example')).status).toBe(0);
    const { out } = await activities('--as', 'ana@mtpe.example');
    expect(JSON.parse(out)).toMatchObject({ activities: 25 });
  });

  test('from the first account on, who has none is refused', async () => {
    await person('secretaria@cnlctf.example', 'secretaria', '--commission', 'CNLCTF');
    for (const words of [['--as'], ['--validated-by']]) {
      const { status, out, err } = await activities(...words, 'ana@mtpe.example');
      expect([status, out]).toEqual([1, '']);
      expect(err).toContain('No hay ninguna cuenta con el correo ana@mtpe.example');
    }
    expect((await plan('--validated-by', 'ana@mtpe.example')).err).toContain('No hay ninguna cuenta con el correo');
  });

  test('who has no such role in the commission is refused', async () => {
    await person('oficial@sunafil.example', 'institucion', '--commission', 'CNLCTF', '--institution', 'SUNAFIL');
    await person('secretaria@regional.example', 'secretaria', '--commission', 'CRLCTF');
    await person('observa@oit.example', 'consulta', '--commission', 'CNLCTF');
    const reported = await activities('--as', 'observa@oit.example');
    expect([reported.status, reported.err]).toEqual([1, expect.stringContaining('no puede ir en --as')]);
    for (const email of ['oficial@sunafil.example', 'secretaria@regional.example', 'observa@oit.example']) {
      const { status, err } = await activities('--validated-by', email);
      expect([email, status]).toEqual([email, 1]);
      expect(err).toContain(`${email} no puede ir en --validated-by`);
      expect((await plan('--validated-by', email)).err).toContain(`${email} no puede ir en --validated-by`);
    }
  });

  test('an officer hands over nothing of another institution', async () => {
    const { status, err } = await activities('--as', 'oficial@sunafil.example');
    expect(status).toBe(1);
    expect(err).toContain('A2: La cuenta de --as no puede reportar por ST-CNLCTF-MTPE');
    await person('oficial@mtpe.example', 'institucion', '--commission', 'CNLCTF', '--institution', 'ST-CNLCTF-MTPE');
    expect(JSON.parse((await activities('--as', 'oficial@mtpe.example')).out)).toMatchObject({ unchanged: 25 });
  });

  test('who presides validates where the secretariat is one person, and no longer where it is two', async () => {
    await person('preside@cnlctf.example', 'consulta', '--commission', 'CNLCTF', '--presides');
    const alone = await activities('--as', 'secretaria@cnlctf.example', '--validated-by', 'preside@cnlctf.example');
    expect(JSON.parse(alone.out)).toMatchObject({ unchanged: 25 });
    await person('asistente@cnlctf.example', 'secretaria', '--commission', 'CNLCTF');
    const invited = await activities('--validated-by', 'preside@cnlctf.example');
    expect(invited.status).toBe(0);
    everybodyHasPassword();
    const { status, err } = await activities('--validated-by', 'preside@cnlctf.example');
    expect(status).toBe(1);
    expect(err).toContain('La presidencia valida solo donde la secretaría tiene una sola persona.');
  });

  test('the account that loads files stays allowed, and the secretariat validates what it brought', async () => {
    const { out } = await activities('--validated-by', 'secretaria@cnlctf.example');
    expect(JSON.parse(out)).toMatchObject({ unchanged: 25 });
    expect((await plan('--validated-by', 'secretaria@cnlctf.example')).status).toBe(0);
  });
});

/** Whoever was invited counts for the secretariat from the password on. */
function everybodyHasPassword(): void {
  const database = new Database(path);
  database.exec("update account set password_hash = 'chosen'");
  database.close();
}
