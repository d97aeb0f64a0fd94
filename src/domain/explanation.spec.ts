import { units } from './amount';
import { standingOf } from './counting';
import { explained, type RecordedContribution, type Verdict } from './explanation';
import type { MeasureRule } from './measure';

const CUTOFF = '2019-12-31';
const COUNTS = { countsFrom: '2019-09-18', choice: null, reason: null, countedWith: null };
let sequence = 0;

function record(endedOn: string, quantity: number, rest: Partial<RecordedContribution> = {}): RecordedContribution {
  sequence += 1;
  return {
    ...{
      startsOn: endedOn,
      endedOn,
      sequence,
      title: 'Taller',
      region: 'Cusco',
      documents: [],
      quantity: units(quantity),
    },
    ...{ denominator: null, stage: null, subject: null, subjectFolded: null, criterion: null },
    ...{ institution: 'MTPE', institutions: ['MTPE'], isValidated: true },
    standing: standingOf({ ...COUNTS, endedOn }),
    ...rest,
  };
}

function told(verdict: Verdict): string {
  return 'why' in verdict ? `${verdict.kind}: ${verdict.why}` : verdict.kind;
}

function verdicts(rule: MeasureRule, records: RecordedContribution[], isComplete = true): string[] {
  return explained(rule, records, { cutoff: CUTOFF, isComplete }).map(({ verdict }) => told(verdict));
}

test.each<[string, RecordedContribution, string]>([
  ['counts', record('2019-11-01', 5), 'part'],
  ['is not validated', record('2019-11-01', 5, { isValidated: false }), 'in-review'],
  ['ended after the cutoff', record('2020-01-01', 5), 'after-cutoff'],
  ['ended before the plan counts', record('2019-09-17', 5), 'not-counted: before-plan-counts'],
  [
    'was excluded',
    record('2019-11-01', 5, { standing: { counts: false, why: 'excluded', reason: 'x' } }),
    'not-counted: excluded',
  ],
  ['adds nothing', record('2019-11-01', 0), 'without-effect: zero'],
])('of a sum what %s', (_, each, verdict) => expect(verdicts({ measure: 'sum' }, [each])).toEqual([verdict]));

test('of the latest values those of before are replaced, per institution, and of one day by the later row', () => {
  const records = [
    record('2019-11-02', 5),
    record('2019-11-02', 6),
    record('2019-11-01', 7),
    record('2019-10-01', 1, { institution: 'PNP' }),
  ];
  expect(verdicts({ measure: 'latest' }, records)).toEqual([
    'part',
    'without-effect: replaced',
    'without-effect: replaced',
    'part',
  ]);
});

test('of distinct regions the first of each is a part; none and 0 are not', () => {
  const records = [
    record('2019-10-01', 0),
    record('2019-10-02', 1),
    record('2019-10-03', 1),
    record('2019-10-04', 1, { region: null }),
  ];
  expect(verdicts({ measure: 'distinct', of: 'region' }, records)).toEqual([
    'without-effect: zero',
    'part',
    'without-effect: repeated',
    'without-effect: nameless',
  ]);
});

test('of a milestone the first that reached the highest stage is a part', () => {
  const stages = [
    { name: 'Elaborado', weight: units(50) },
    { name: 'Aprobado', weight: units(100) },
  ];
  const records = [1, 2, 2].map((stage, index) => record(`2019-10-0${index + 1}`, 0, { stage }));
  expect(verdicts({ measure: 'milestone', stages }, records)).toEqual([
    'without-effect: lower-stage',
    'part',
    'without-effect: repeated',
  ]);
});

test('of a portion none is weighed against the others', () => {
  expect(verdicts({ measure: 'latest' }, [record('2019-11-01', 5), record('2019-11-02', 5)], false)).toEqual([
    'counts',
    'counts',
  ]);
});
