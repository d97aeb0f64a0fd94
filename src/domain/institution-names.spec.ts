import { whyNotBelong, whyNotNamed } from './institution-names';

const ALL = [
  { id: 1, acronym: 'MP-FN', names: ['Ministerio Público', 'MPFN'] },
  { id: 2, acronym: 'MINAGRI', names: ['Ministerio de Agricultura', 'MIDAGRI'] },
];

describe('a name stands for one institution alone', () => {
  it.each([
    [null, ['MINAM', 'Ministerio del Ambiente'], null],
    [null, ['mp fn'], '«mp fn» ya nombra a MP-FN; escriba otro nombre o quítelo de allá.'],
    [null, ['Ministerio Publico'], '«Ministerio Publico» ya nombra a MP-FN; escriba otro nombre o quítelo de allá.'],
    [1, ['MP-FN', 'mpfn'], null],
    [1, ['MIDAGRI'], '«MIDAGRI» ya nombra a MINAGRI; escriba otro nombre o quítelo de allá.'],
    [null, ['- -'], '«- -» no tiene letras ni números; escriba otro nombre.'],
  ])('of %s: %j', (id, names, refusal) => expect(whyNotNamed(id, names, ALL)).toBe(refusal));
});

describe('an institution belongs to another', () => {
  const parents = new Map([
    [2, 1],
    [3, 2],
  ]);
  it.each([
    [3, 1, true],
    [null, 3, true],
    [1, null, true],
    [1, 1, false],
    [1, 3, false],
  ])('%s to %s: %s', (id, parentId, may) =>
    expect(whyNotBelong(id, parentId, (each) => parents.get(each) ?? null) === null).toBe(may),
  );
});
