import { currentPlan, type OfferedPlan } from './current-plan';

const plan = (year: number, isDraft = false): OfferedPlan => ({
  ...{ reference: `POA-${year}`, title: '', commission: '', isDraft },
  ...{ startsOn: `${year}-01-01`, endsOn: `${year}-12-31` },
});

test.each<[string, OfferedPlan[], string | null]>([
  ['none', [], null],
  ['the last that began', [plan(2020), plan(2019), plan(2018)], 'POA-2019'],
  ['one that is over', [plan(2017)], 'POA-2017'],
  ['the next one before the first', [plan(2021), plan(2020)], 'POA-2020'],
  ['no draft', [plan(2019, true), plan(2018)], 'POA-2018'],
  ['a draft where there is nothing else', [plan(2019, true)], 'POA-2019'],
])('%s', (_, plans, reference) => expect(currentPlan(plans, '2019-06-30')?.reference ?? null).toBe(reference));
