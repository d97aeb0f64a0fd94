import { Passwords } from '../../src/access/passwords.service';
import { readHash } from '../../src/domain/password';

test('the cost of today takes more memory than Node allows unasked, and works', async () => {
  const passwords = new Passwords();
  const hash = await passwords.hash('lápiz tambor neblina cuatro');
  expect(readHash(hash)).toMatchObject({ N: 2 ** 15, r: 8, p: 3 });
  expect(await passwords.verify('lápiz tambor neblina cuatro', hash)).toEqual({ isRight: true, isOutdated: false });
  expect(await passwords.verify('lápiz tambor neblina cinco', hash)).toEqual({ isRight: false, isOutdated: false });
}, 60_000);

describe('hashing', () => {
  const passwords = new Passwords();
  beforeEach(() => (passwords.cost = { N: 2 ** 10, r: 8, p: 1 }));

  test('two at once at most; the rest wait and all are answered', async () => {
    let most = 0;
    const watching = setInterval(() => (most = Math.max(most, passwords.atOnce)), 0);
    const all = Array.from({ length: 20 }, async () => {
      most = Math.max(most, passwords.atOnce);
      return passwords.hash('una clave cualquiera');
    });
    const hashes = await Promise.all(all);
    clearInterval(watching);
    expect(most).toBe(2);
    expect(new Set(hashes).size).toBe(20);
    expect(passwords.atOnce).toBe(0);
  });

  test('accents typed as one character or as two are the same password', async () => {
    const hash = await passwords.hash('canción de otoño'.normalize('NFC'));
    expect((await passwords.verify('canción de otoño'.normalize('NFD'), hash)).isRight).toBe(true);
  });

  test('nobody has no password, and neither has an account without one', async () => {
    for (const stored of [null, '', 'x', 'scrypt$1$2$3']) {
      expect((await passwords.verify('', stored)).isRight).toBe(false);
    }
  });

  test('a hash of another cost is checked with its own cost and told to be outdated', async () => {
    const hash = await passwords.hash('una clave cualquiera');
    passwords.cost = { N: 2 ** 11, r: 8, p: 1 };
    expect(await passwords.verify('una clave cualquiera', hash)).toEqual({ isRight: true, isOutdated: true });
  });
});
