import { type CountingFacts, standingOf, whyNotChoose } from './counting';

const facts = (changed: Partial<CountingFacts>): CountingFacts => ({
  endedOn: '2019-11-19',
  countsFrom: '2019-09-18',
  choice: null,
  reason: null,
  countedWith: null,
  ...changed,
});

describe('whether a contribution counts', () => {
  it.each<[string, Partial<CountingFacts>, object]>([
    ['after the norm', {}, { counts: true, againstRule: false, reason: null }],
    ['on the day of the norm', { endedOn: '2019-09-18' }, { counts: true, againstRule: false, reason: null }],
    ['the day before the norm', { endedOn: '2019-09-17' }, { counts: false, why: 'before-plan-counts', reason: null }],
    [
      'in a plan that counts from its first day',
      { endedOn: '2019-01-02', countsFrom: null },
      { counts: true, againstRule: false, reason: null },
    ],
    [
      'before the norm by decision of the secretariat',
      { endedOn: '2019-07-09', choice: 'yes', reason: 'Ya era parte del plan' },
      { counts: true, againstRule: true, reason: 'Ya era parte del plan' },
    ],
    [
      'after the norm, and the secretariat says so too',
      { choice: 'yes', reason: 'Conforme' },
      { counts: true, againstRule: false, reason: 'Conforme' },
    ],
    [
      'excluded',
      { choice: 'no', reason: 'Servidores públicos' },
      { counts: false, why: 'excluded', reason: 'Servidores públicos' },
    ],
    [
      'excluded and before the norm',
      { endedOn: '2019-07-09', choice: 'no', reason: 'Servidores públicos' },
      { counts: false, why: 'excluded', reason: 'Servidores públicos' },
    ],
    [
      'reported by another institution already',
      { countedWith: 'MINJUS' },
      { counts: false, why: 'reported-by-another', reason: 'MINJUS' },
    ],
    [
      'reported by another institution, whatever was chosen',
      { countedWith: 'MINJUS', choice: 'yes', reason: 'Sí' },
      { counts: false, why: 'reported-by-another', reason: 'MINJUS' },
    ],
  ])('%s', (_, changed, standing) => {
    expect(standingOf(facts(changed))).toEqual(standing);
  });
});

describe('a choice of the secretariat', () => {
  const [outside, early] = [
    'Para que un aporte no cuente hace falta el motivo; escríbalo.',
    'La actividad es anterior a la fecha desde la que cuenta el plan; para que cuente hace falta el motivo.',
  ];
  it.each<[string, Partial<CountingFacts>, string | null]>([
    ['none needs no reason', {}, null],
    ['none of an early activity needs no reason', { endedOn: '2019-07-09' }, null],
    ['to leave out needs a reason', { choice: 'no' }, outside],
    ['to leave out is refused with a blank reason', { choice: 'no', reason: ' ' }, outside],
    ['to leave out is taken with its reason', { choice: 'no', reason: 'Duplicado' }, null],
    ['to count against the rule needs a reason', { choice: 'yes', endedOn: '2019-09-17' }, early],
    ['to count against the rule is taken with its reason', { choice: 'yes', endedOn: '2019-09-17', reason: 'x' }, null],
    ['to count what counts needs no reason', { choice: 'yes', endedOn: '2019-09-18' }, null],
  ])('%s', (_, changed, refusal) => {
    expect(whyNotChoose(facts(changed))).toBe(refusal);
  });
});
