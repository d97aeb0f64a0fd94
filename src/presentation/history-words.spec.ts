import type { HistoryStep } from '../domain/history';
import { shownHistory } from './history-words';

const STEP: HistoryStep = {
  ...{ at: Date.UTC(2020, 0, 15, 16, 2), who: 'ada@yupana.example', what: 'cambió los datos de la comisión CNLCTF' },
  why: null,
  changes: [],
};
const details = (step: Partial<HistoryStep>) => shownHistory([{ ...STEP, ...step }])?.steps[0]?.details;

test('a step is shown with its hour in Lima', () => {
  expect(shownHistory([STEP])).toEqual({
    heading: 'Historia: un hecho',
    steps: [
      {
        ...{ when: '15/01/2020 a las 11:02 (hora de Lima)', who: STEP.who, what: STEP.what },
        details: [],
      },
    ],
  });
  expect(shownHistory([STEP, STEP])?.heading).toBe('Historia: 2 hechos');
  expect(shownHistory([])).toBeNull();
});

test.each([
  ['a reason', { why: 'Se contó dos veces' }, ['Motivo: Se contó dos veces']],
  ['a change', { changes: [{ field: 'name', was: 'A', is: 'B' }] }, ['nombre: «A» → «B»']],
  ['what was added', { changes: [{ field: 'aliases', was: null, is: ['A', 'B'] }] }, ['otros nombres: «A», «B»']],
  [
    'what was emptied',
    { changes: [{ field: 'lastOrdinary', was: 119, is: null }] },
    ['última sesión ordinaria: «119» → (vacío)'],
  ],
  [
    'a yes or no',
    { changes: [{ field: 'secondFactorRequired', was: false, is: true }] },
    ['segundo paso obligatorio: no → sí'],
  ],
  ['numbers of rows, which say nothing', { changes: [{ field: 'parentId', was: 1, is: 2 }] }, []],
  ['an empty text in the place of none', { changes: [{ field: 'parent', was: null, is: '' }] }, []],
])('%s', (_name, step, expected) => expect(details(step)).toEqual(expected));
