import fc from 'fast-check';
import { UNIT, units } from './amount';
import { MEASURES, type MeasureRule } from './measure';
import {
  canMeetTarget,
  measureDetailText,
  measureNamed,
  measureWord,
  readMeasureRule,
  storedMeasureRule,
} from './measure-text';
import { fold, oneLine } from './text';

const drafted = { name: 'Elaborado', weight: units(50) };
const approved = { name: 'Aprobado', weight: units(100) };

describe('reading a measure', () => {
  it.each<[string, string, MeasureRule]>([
    ['', '', { measure: 'sum' }],
    ['  SUMA ', '', { measure: 'sum' }],
    ['Último valor', '', { measure: 'latest' }],
    ['ULTIMO\nVALOR', ' ', { measure: 'latest' }],
    ['distintas regiones', '', { measure: 'distinct', of: 'region' }],
    ['distintas regiones', 'distintos: institución', { measure: 'distinct', of: 'institution' }],
    ['distintas regiones', 'Distintos : SUJETO', { measure: 'distinct', of: 'subject' }],
    ['distintas instituciones', '', { measure: 'distinct', of: 'institution' }],
    ['distintos sujetos', 'sujetos', { measure: 'distinct', of: 'subject' }],
    ['promedio', '', { measure: 'average' }],
    ['Razón', '', { measure: 'ratio' }],
    ['hito', 'Elaborado 50; Aprobado 100', { measure: 'milestone', stages: [drafted, approved] }],
    ['hito', 'Elaborado: 50 %\nAprobado 100%;', { measure: 'milestone', stages: [drafted, approved] }],
    ['hito', 'Fase 1 12.5', { measure: 'milestone', stages: [{ name: 'Fase 1', weight: 125_000n }] }],
    ['hito', 'A 0; B 0', { measure: 'milestone', stages: ['A', 'B'].map((name) => ({ name, weight: 0n })) }],
    ['criterios', '2 de 5', { measure: 'criteria', needed: 2, of: 5 }],
    ['criterios', '5 DE 5.', { measure: 'criteria', needed: 5, of: 5 }],
  ])('%j with %j', (word, detail, rule) => {
    expect(readMeasureRule(word, detail)).toEqual(rule);
  });

  it.each([
    ['sumas', '', '«sumas» no es una forma de medición'],
    ['suma', '2 de 5', 'no lleva detalle'],
    ['', 'Elaborado 50', 'no lleva detalle'],
    ['distintas regiones', 'distintos: cosas', 'distintos: institución'],
    ['distintas instituciones', 'distintos: región', 'nombran cosas distintas'],
    ['hito', '', 'necesita sus etapas'],
    ['hito', ' ; ', 'necesita sus etapas'],
    ['hito', 'Elaborado', 'no es una etapa con su peso'],
    ['hito', '50', 'no es una etapa con su peso'],
    ['hito', '- 50', 'no es una etapa con su peso'],
    ['hito', 'Aprobado 100; Elaborado 50', 'pesa menos que «Aprobado»'],
    ['hito', 'Aprobado 101', 'pesa más de 100'],
    ['hito', 'Elaborado 12,5', '12.5 (con punto decimal)'],
    ['hito', 'Plan 50; PLAN 100', 'está dos veces'],
    ['criterios', '', '2 de 5'],
    ['criterios', '0 de 5', '2 de 5'],
    ['criterios', '6 de 5', '2 de 5'],
  ])('refuses %j with %j', (word, detail, sentence) => {
    expect(readMeasureRule(word, detail)).toEqual({ refused: expect.stringContaining(sentence) as string });
  });

  it('tells which measure a word names, whatever the detail', () => {
    expect(measureNamed('HITO')).toBe('milestone');
    expect(measureNamed('')).toBe('sum');
    expect(measureNamed('media')).toBeNull();
  });
});

const stageName = fc
  .string({ minLength: 1, maxLength: 20 })
  .map((text) => oneLine(text.replace(/;/g, '')).replace(/\s*:+$/, ''))
  .filter((text) => fold(text) !== '' && oneLine(text) === text && !text.endsWith(':'));
const milestone = fc
  .tuple(
    fc.uniqueArray(stageName, { minLength: 1, maxLength: 4, selector: fold }),
    fc.array(fc.bigInt(0n, 100n * UNIT), { minLength: 4, maxLength: 4 }),
  )
  .map(([names, weights]): MeasureRule => {
    const rising = [...weights].sort((a, b) => Number(a - b));
    return { measure: 'milestone', stages: names.map((name, index) => ({ name, weight: rising[index] ?? 0n })) };
  });
const anyRule = fc.oneof(
  milestone,
  fc.constantFrom<MeasureRule>(
    { measure: 'sum' },
    { measure: 'latest' },
    { measure: 'average' },
    { measure: 'ratio' },
    { measure: 'distinct', of: 'region' },
    { measure: 'distinct', of: 'institution' },
    { measure: 'distinct', of: 'subject' },
  ),
  fc
    .tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 20 }))
    .map(([needed, more]): MeasureRule => ({ measure: 'criteria', needed, of: needed + more })),
);

describe('writing a measure', () => {
  it('gives words and details that read back as the same rule', () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        const detail = measureDetailText(rule);
        expect(readMeasureRule(measureWord(rule), detail ?? '')).toEqual(rule);
        expect(storedMeasureRule(rule.measure, detail)).toEqual(rule);
      }),
    );
  });

  it.each<[MeasureRule, string, string | null]>([
    [{ measure: 'latest' }, 'último valor', null],
    [{ measure: 'distinct', of: 'region' }, 'distintas regiones', null],
    [{ measure: 'distinct', of: 'institution' }, 'distintas instituciones', 'distintos: institución'],
    [{ measure: 'milestone', stages: [drafted, approved] }, 'hito', 'Elaborado 50; Aprobado 100'],
    [{ measure: 'criteria', needed: 2, of: 5 }, 'criterios', '2 de 5'],
  ])('%j', (rule, word, detail) => {
    expect([measureWord(rule), measureDetailText(rule)]).toEqual([word, detail]);
  });

  it('has a word for every measure', () => {
    expect(MEASURES.filter((measure) => measure !== 'milestone' && measure !== 'criteria')).toHaveLength(5);
    for (const measure of ['sum', 'latest', 'distinct', 'average', 'ratio'] as const) {
      expect(storedMeasureRule(measure, null).measure).toBe(measure);
    }
  });

  it.each([
    ['milestone', null],
    ['criteria', 'dos'],
    ['sum', '2 de 5'],
  ] as const)('throws on a stored %s with detail %j', (measure, detail) => {
    expect(() => storedMeasureRule(measure, detail)).toThrow(/Corrupt measure/);
  });

  it('knows that a milestone below 100 never meets its target', () => {
    expect(canMeetTarget({ measure: 'milestone', stages: [drafted, approved] })).toBe(true);
    expect(canMeetTarget({ measure: 'milestone', stages: [drafted] })).toBe(false);
    expect(canMeetTarget({ measure: 'sum' })).toBe(true);
  });
});
