import { monthEnds } from './month-ends';

const PLAN = { startsOn: '2019-01-01', endsOn: '2019-12-31' };

test.each([
  ['a whole month', PLAN, '2019-01-31', 60, ['2019-01-31']],
  ['a month under way', PLAN, '2019-02-10', 60, ['2019-01-31', '2019-02-10']],
  ['a cutoff after the plan', PLAN, '2020-05-01', 2, ['2019-11-30', '2019-12-31']],
  ['a cutoff before the plan', PLAN, '2018-12-31', 60, []],
  [
    'a plan that begins within a month',
    { startsOn: '2019-12-15', endsOn: '2020-02-29' },
    '2020-03-01',
    60,
    ['2019-12-31', '2020-01-31', '2020-02-29'],
  ],
])('%s', (_, plan, cutoff, most, days) => expect(monthEnds(plan, cutoff, most)).toEqual(days));
