import * as fc from 'fast-check';
import { CONTEXT, STAGES } from '../../../test/support/activities';
import type { ActivityContent, ContributionContent, NoProgressContent } from '../../domain/activity';
import { MAX_AMOUNT, UNIT } from '../../domain/amount';
import type { IndicatorContent } from '../../domain/plan';
import { fold, oneLine, tidy } from '../../domain/text';
import { readWorkbookHere } from '../reading/read-workbook';
import { suspiciousCharacters } from '../../domain/suspicious-characters';
import { readActivities } from './read-activities';
import { activitiesTemplate } from './template';

const REMARKABLE = [
  '=1+1',
  '+51 1',
  '-',
  '@x',
  '43787',
  '1.250',
  'sí',
  "'",
  '<b>&amp;"',
  'N° 1 / N° 2',
  '🙂',
  '#REF!',
  'true',
];

const typed = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.constantFrom(...REMARKABLE));
/** As text is kept: tidy, and nothing in it that is refused. `_xHHHH_` has a test of its own. */
const text = typed.map(tidy).filter((kept) => kept !== '' && suspiciousCharacters(kept) === null && !/_x/.test(kept));
const line = text.map(oneLine).filter((kept) => kept !== '');
const name = line.filter((kept) => fold(kept) !== '');
const amount = fc.oneof(
  fc.integer({ min: 0, max: 300 }).map((count) => BigInt(count) * UNIT),
  fc.bigInt({ min: 0n, max: MAX_AMOUNT }),
);
const date = fc.integer({ min: 0, max: 364 }).map((days) => {
  return new Date(Date.UTC(2019, 0, 1 + days)).toISOString().slice(0, 10);
});
const acronym = fc.constantFrom(...CONTEXT.institutions.map(({ code }) => code));

const choice: fc.Arbitrary<Pick<ContributionContent, 'choice' | 'choiceReason'>> = fc.oneof(
  fc.constant({ choice: null, choiceReason: null }),
  fc.record({ choice: fc.constantFrom('yes', 'no'), choiceReason: text }),
);

function contributionTo({ element, number, rule }: IndicatorContent): fc.Arbitrary<ContributionContent> {
  const usesSubject = rule.measure === 'criteria' || (rule.measure === 'distinct' && rule.of === 'subject');
  const given = <T>(used: boolean, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
    used ? arbitrary : fc.constant(null);
  const parts = fc.record({
    quantity: amount,
    share: fc.option(fc.integer({ min: 0, max: 100 })),
    sexes: fc.constantFrom('women', 'men', 'both'),
    denominator: given(rule.measure === 'ratio', amount),
    stage: given(rule.measure === 'milestone', fc.integer({ min: 1, max: STAGES.length })),
    subject: given(usesSubject, name),
    criterion: given(rule.measure === 'criteria', fc.integer({ min: 1, max: 5 })),
    choice,
  });
  return parts.map(({ quantity, share, sexes, choice, ...measured }) => {
    const women = share === null || sexes === 'men' ? null : (quantity * BigInt(share)) / 100n;
    const men = share === null || sexes === 'women' ? null : quantity - (quantity * BigInt(share)) / 100n;
    return { element, number, quantity, women, men, ...measured, ...choice };
  });
}

const contributions = fc
  .subarray([...CONTEXT.indicators], { minLength: 1, maxLength: 4 })
  .chain((indicators) => fc.tuple(...indicators.map(contributionTo)));

const activity: fc.Arbitrary<ActivityContent> = fc
  .record({
    key: line,
    title: text,
    days: fc.tuple(date, date),
    region: fc.option(fc.constantFrom(...CONTEXT.regions.map(({ code }) => code))),
    institutions: fc.uniqueArray(acronym, { minLength: 1, maxLength: 3 }),
    documents: fc.array(line, { maxLength: 3 }),
    validationNote: fc.option(text),
    contributions,
  })
  .map(({ days, ...rest }) => {
    const [startsOn = '', endedOn = ''] = [...days].sort();
    return { ...rest, startsOn, endedOn };
  });

const declaration: fc.Arbitrary<NoProgressContent> = fc
  .record({
    key: line,
    indicator: fc.constantFrom(...CONTEXT.indicators),
    institution: acronym,
    declaredOn: date,
    reason: text,
  })
  .map(({ indicator: { element, number }, ...rest }) => ({ element, number, ...rest }));

const reported = fc
  .record({
    activities: fc.uniqueArray(activity, { maxLength: 6, selector: ({ key }) => key }),
    noProgress: fc.uniqueArray(declaration, {
      maxLength: 4,
      selector: ({ element, number, institution, declaredOn }) => `${element}-${number} ${institution} ${declaredOn}`,
    }),
  })
  .filter(({ activities, noProgress }) => {
    const keys = [...activities, ...noProgress].map(({ key }) => key);
    return new Set(keys).size === keys.length;
  });

it('a template read untouched gives exactly what was reported', async () => {
  await fc.assert(
    fc.asyncProperty(reported, async (content) => {
      const bytes = await activitiesTemplate({
        plan: { code: CONTEXT.planCode, title: 'Plan' },
        institution: { acronym: 'MTPE', name: 'Ministerio de Trabajo' },
        indicators: CONTEXT.indicators,
        elementNames: {},
        regions: CONTEXT.regions,
        reported: content,
      });
      const { activities, noProgress, errors } = readActivities(await readWorkbookHere(bytes), CONTEXT);
      expect(errors).toEqual([]);
      expect({ activities, noProgress }).toEqual(content);
    }),
    { numRuns: 40 },
  );
});
