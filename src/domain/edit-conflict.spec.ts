import { refuseUnseen } from './edit-conflict';

const AT = Date.UTC(2020, 0, 15, 16, 2);
const WORDS = { name: 'nombre', aliases: 'otros nombres', strict: 'segundo paso' };

describe('two people change the same thing at once', () => {
  it('tells the second who was first and what it says now, field by field', () => {
    const before = { name: 'A', aliases: ['x'], strict: false };
    const after = { name: 'B', aliases: ['x', 'y'], strict: true };
    const { sentence, kind } = refuseUnseen({ actor: 'ana@mtpe.example', at: AT, before, after }, WORDS);
    expect(kind).toBe('conflict');
    expect(sentence).toBe(
      'ana@mtpe.example, el 15/01/2020 a las 11:02 (hora de Lima), cambió estos datos después de que usted abrió la página, y lo suyo no se guardó. Ahora dice: nombre «B»; otros nombres «x», «y»; segundo paso sí. Lo que escribió sigue abajo: revíselo y guárdelo otra vez si vale todavía.',
    );
  });

  it.each([
    ['a field that is empty now', { name: 'A' }, { name: '' }, 'Ahora dice: nombre (vacío).'],
    ['a field that is gone', { name: 'A' }, {}, 'Ahora dice: nombre (vacío).'],
    ['fields without a word', { secret: 'A' }, { secret: 'B' }, 'no se guardó. Lo que escribió'],
    ['a content that was emptied', null, null, 'no se guardó. Lo que escribió'],
  ])('%s', (_name, before, after, words) => {
    expect(refuseUnseen({ actor: 'ana', at: AT, before, after }, WORDS).sentence).toContain(words);
  });

  it('says "Otra persona" where the log no longer says who', () => {
    expect(refuseUnseen(null, WORDS).sentence).toMatch(/^Otra persona cambió estos datos después/);
  });
});
