import { type DraftActivity, EMPTY_DRAFT, emptyActivity, emptyContribution, type LineDraft } from './line-draft';
import { isSame, submissionDifference } from './submission-difference';

const QUANTITY = { ...emptyContribution('LA 1.4.4-1'), quantity: '33' };
const RAID: DraftActivity = {
  ...emptyActivity('a', []),
  ...{ startsOn: '2019-11-18', region: '25', title: 'Operativo en Ucayali', documents: 'Informe N° 1' },
  contributions: [QUANTITY],
};
const COURSE: DraftActivity = { ...RAID, key: 'b', title: 'Taller en Cusco' };
const NOTHING: LineDraft = { noProgress: true, reason: 'No hubo presupuesto.', activities: [] };

function told(...activities: DraftActivity[]): LineDraft {
  return { ...EMPTY_DRAFT, activities };
}

const SAME = { activities: [], unchanged: 1, noProgress: null };
const changedTo = (...changes: object[]): object => ({
  ...{ unchanged: 0, noProgress: null },
  activities: [{ kind: 'changed', key: 'a', title: 'Operativo en Ucayali', changes }],
});

test.each<[string, LineDraft, LineDraft, object]>([
  ['the same', told(RAID), told(RAID), SAME],
  ['the same but for spaces', told(RAID), told({ ...RAID, title: ' Operativo  en Ucayali ' }), SAME],
  [
    'the same beside a place in which nothing is typed',
    told(RAID),
    told(RAID, emptyActivity('z', ['LA 1.4.4-1'])),
    SAME,
  ],
  [
    'one more',
    told(RAID),
    told(RAID, COURSE),
    { ...SAME, activities: [{ kind: 'added', key: 'b', title: 'Taller en Cusco', changes: [] }] },
  ],
  [
    'one less',
    told(RAID, COURSE),
    told(COURSE),
    { ...SAME, activities: [{ kind: 'dropped', key: 'a', title: 'Operativo en Ucayali', changes: [] }] },
  ],
  ['in another order', told(RAID, COURSE), told(COURSE, RAID), { ...SAME, unchanged: 2 }],
  [
    'another date',
    told(RAID),
    told({ ...RAID, startsOn: '2019-11-19' }),
    changedTo({ field: 'startsOn', indicator: null, was: '2019-11-18', is: '2019-11-19' }),
  ],
  [
    'a document taken away',
    told(RAID),
    told({ ...RAID, documents: '' }),
    changedTo({ field: 'documents', indicator: null, was: 'Informe N° 1', is: '' }),
  ],
  [
    'another quantity, and its women told',
    told(RAID),
    told({ ...RAID, contributions: [{ ...QUANTITY, quantity: '30', women: '10' }] }),
    changedTo(
      { field: 'quantity', indicator: 'LA 1.4.4-1', was: '33', is: '30' },
      { field: 'women', indicator: 'LA 1.4.4-1', was: '', is: '10' },
    ),
  ],
  [
    'another indicator',
    told(RAID),
    told({ ...RAID, contributions: [{ ...QUANTITY, indicator: 'LA 1.4.4-2' }] }),
    changedTo(
      { field: 'quantity', indicator: 'LA 1.4.4-2', was: '', is: '33' },
      { field: 'quantity', indicator: 'LA 1.4.4-1', was: '33', is: '' },
    ),
  ],
  [
    'a second contribution to one indicator',
    told(RAID),
    told({ ...RAID, contributions: [QUANTITY, { ...QUANTITY, quantity: '', criterion: '2' }] }),
    changedTo({ field: 'criterion', indicator: 'LA 1.4.4-1', was: '', is: '2' }),
  ],
  [
    'nothing was done after all',
    told(RAID),
    { ...NOTHING, activities: [RAID] },
    {
      activities: [{ kind: 'dropped', key: 'a', title: 'Operativo en Ucayali', changes: [] }],
      ...{ unchanged: 0, noProgress: { was: null, is: 'No hubo presupuesto.' } },
    },
  ],
  [
    'another reason',
    NOTHING,
    { ...NOTHING, reason: 'No hubo personal.' },
    { activities: [], unchanged: 0, noProgress: { was: 'No hubo presupuesto.', is: 'No hubo personal.' } },
  ],
])('%s', (_name, before, now, expected) => {
  const difference = submissionDifference(before, now);
  expect(difference).toEqual(expected);
  expect(isSame(difference)).toBe(difference.activities.length === 0 && difference.noProgress === null);
});
