import { lastFirst, loggedStep } from './history';

const entry = { at: 5, actor: 'ada@yupana.example', action: 'commission.change', subjectLabel: 'CNLCTF' };

describe('an entry of the log as a step', () => {
  test('says in a sentence what was done, by whom and when, and what changed', () => {
    const [before, after] = [
      { name: 'A', lastOrdinary: 119 },
      { name: 'B', lastOrdinary: 119, aliases: ['x'] },
    ];
    expect(loggedStep({ entry, before, after })).toEqual({
      ...{ at: 5, who: 'ada@yupana.example', what: 'cambió los datos de la comisión CNLCTF', why: null },
      changes: [
        { field: 'name', was: 'A', is: 'B' },
        { field: 'aliases', was: null, is: ['x'] },
      ],
    });
  });

  test('of an action of an older version it keeps the word, of an emptied content it tells no change', () => {
    const step = loggedStep({ entry: { ...entry, action: 'commission.merge' }, before: null, after: null });
    expect([step.what, step.changes]).toEqual(['commission.merge CNLCTF', []]);
  });
});

test('the last step stands first, of one instant the later told', () => {
  const steps = [
    { at: 1, id: 'a' },
    { at: 2, id: 'b' },
    { at: 2, id: 'c' },
  ];
  expect(lastFirst(steps).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
});
