import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { newFolder, yupana } from '../support/yupana';

const folder = newFolder();
const whole = join(folder, 'yupana.sqlite');
const verify = (path: string) => yupana(['audit', 'verify'], { DATABASE_URL: `sqlite:${path}` });

// Each test goes on from what the one before left.
describe('yupana audit verify', () => {
  test('says that an empty log has no entries', async () => {
    const { status, out } = await verify(whole);
    expect(out).toContain('La bitácora no tiene asientos todavía.');
    expect(status).toBe(0);
  });

  test('counts what it found whole', async () => {
    const commission = ['commission', 'add', 'CNLCTF', '--name', 'Comisión Nacional'];
    await yupana(commission, { DATABASE_URL: `sqlite:${whole}` });
    const { status, out } = await verify(whole);
    expect(out).toContain('La bitácora está completa. Su único asiento coincide');
    expect(out).toContain('No se comprobó ningún sello');
    expect(status).toBe(0);
  });

  test.each([
    ['an entry that was changed', `update audit_entry set actor = 'nadie'`, 'El asiento 1 no dice lo que se escribió'],
    ['a content that is gone', 'delete from audit_content', 'El contenido del asiento 1 no es el que se escribió'],
    ['entries that are gone', 'delete from audit_content; delete from audit_entry', 'Faltan los últimos asientos'],
    ['a head moved back', 'update audit_head set sequence = 0', 'Desde el asiento 1 hay asientos que el sistema no'],
    ['another seal', `update audit_head set seal = 'abc'`, 'alguien rehízo la cadena, o APP_SECRET es otro'],
  ])('tells %s, with status 1', async (name, sql, sentence) => {
    const path = join(folder, `${name.replaceAll(' ', '-')}.sqlite`);
    copyFileSync(whole, path);
    const connection = new Database(path);
    connection.exec(sql);
    connection.close();
    const { status, out } = await verify(path);
    expect(out).toContain(`La bitácora está rota. `);
    expect(out).toContain(sentence);
    expect(status).toBe(1);
  });
});
