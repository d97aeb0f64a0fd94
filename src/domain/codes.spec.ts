import fc from 'fast-check';
import { compareCodes, parentCode, readCode } from './codes';

describe('reading a code', () => {
  it.each([
    ['OE 1', 'OE 1', 'objective'],
    ['EE 2', 'EE 2', 'axis'],
    ['E 1.3', 'E 1.3', 'strategy'],
    ['LA 1.3.3', 'LA 1.3.3', 'line'],
    ['la1.4.10', 'LA 1.4.10', 'line'],
    [' LA  01.4.09. ', 'LA 1.4.9', 'line'],
    ['oe\u00a02', 'OE 2', 'objective'],
  ])('%j is %s', (text, code, level) => {
    expect(readCode(text)).toEqual({ code, level });
  });

  it.each(['', 'LA', 'LA 1.4', 'LA 1.4.4.1', 'E 1', 'OE 1.1', 'EE 2.1', 'XX 1', 'LA 1,4,4', 'LA 1..4', 'LA 1.4.12345'])(
    '%j is none',
    (text) => {
      expect(readCode(text)).toBeNull();
    },
  );
});

it.each([
  ['LA 1.4.4', 'E 1.4'],
  ['LA 10.2.11', 'E 10.2'],
  ['E 1.4', 'OE 1'],
  ['OE 1', null],
  ['EE 3', null],
])('the parent of %s is %s', (code, parent) => {
  expect(parentCode(code)).toBe(parent);
});

describe('order of codes', () => {
  it('goes number by number', () => {
    const ordered = ['LA 1.3.3', 'LA 1.4.4', 'LA 1.4.9', 'LA 1.4.10', 'LA 1.10.1', 'LA 2.1.1', 'LA 10.1.1'];
    expect([...ordered].reverse().sort(compareCodes)).toEqual(ordered);
    expect([...ordered].sort(compareCodes)).toEqual(ordered);
  });

  it('goes by the prefix first, and a shorter code before a longer one', () => {
    const ordered = ['E 1', 'E 1.1', 'EE 1', 'LA 1.1.1', 'OE 1', 'OE 2'];
    expect([...ordered].reverse().sort(compareCodes)).toEqual(ordered);
    expect(compareCodes('LA 1.4.4', 'LA 1.4.4')).toBe(0);
  });

  it('is an order', () => {
    const code = fc
      .tuple(fc.constantFrom('OE', 'E', 'LA'), fc.array(fc.nat(12), { minLength: 1, maxLength: 3 }))
      .map(([prefix, numbers]) => `${prefix} ${numbers.join('.')}`);
    fc.assert(
      fc.property(code, code, code, (a, b, c) => {
        expect(Math.sign(compareCodes(a, b)) + Math.sign(compareCodes(b, a))).toBe(0);
        expect(compareCodes(a, b) === 0).toBe(a === b);
        if (compareCodes(a, b) <= 0 && compareCodes(b, c) <= 0) expect(compareCodes(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
