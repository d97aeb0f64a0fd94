import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { newFolder, yupana } from '../support/yupana';

const folder = newFolder();
const whole = join(folder, 'yupana.sqlite');
const verify = (path: string, ...options: string[]) =>
  yupana(['audit', 'verify', ...options], { DATABASE_URL: `sqlite:${path}` });

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
    ['a content that somebody blanked', 'update audit_content set salt = null, content = null', 'falta sin que otro'],
    [
      'everything gone',
      `delete from audit_content; delete from audit_entry; update audit_head set sequence = 0, seal = '', hash = '${'0'.repeat(64)}'`,
      'alguien la vació',
    ],
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

  test('checks a seal that was typed from a paper, and tells one that is of no paper', async () => {
    const connection = new Database(whole);
    const head = connection.prepare('select hash, seal from audit_head').get() as { hash: string; seal: string };
    connection.close();
    const sound = await verify(whole, '--seal', `1:${head.hash}:${head.seal}`);
    expect(sound.out).toContain('- asiento 1, escrito desde el papel');
    expect(sound.status).toBe(0);
    const mistyped = await verify(whole, '--seal', `1:${head.hash}:${'a'.repeat(64)}`);
    expect(mistyped.out).toContain('El sello escrito para el asiento 1 no lo hizo este sistema');
    expect(mistyped.status).toBe(1);
    const unread = await verify(whole, '--seal', 'abc');
    expect(unread.err).toContain('El sello se escribe como en el documento');
    expect(unread.status).toBe(1);
  });

  test('empties what is old enough, and refuses what is not', async () => {
    const empty = (day: string) => yupana(['audit', 'empty', '--before', day], { DATABASE_URL: `sqlite:${whole}` });
    expect((await empty('2020-01-01')).out).toContain('Se retiró el contenido de 0 asientos.');
    const refused = await empty('2199-01-01');
    expect(refused.err).toContain('se guarda un año por lo menos');
    expect(refused.status).toBe(1);
  });
});
