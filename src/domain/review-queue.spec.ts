import { portionsOfPage } from './review-queue';

const PLACES = [
  { requestId: 2, institutionId: 1, deadline: '2020-01-20', waiting: 3 },
  { requestId: 1, institutionId: 2, deadline: '2020-01-10', waiting: 2 },
  { requestId: 1, institutionId: 1, deadline: '2020-01-10', waiting: 4 },
];

test.each([
  [1, 3, ['1/1: 0 + 3']],
  [2, 3, ['1/1: 3 + 1', '1/2: 0 + 2']],
  [3, 3, ['2/1: 0 + 3']],
  [4, 3, []],
  [1, 100, ['1/1: 0 + 4', '1/2: 0 + 2', '2/1: 0 + 3']],
  [2, 5, ['1/2: 1 + 1', '2/1: 0 + 3']],
])('page %d of %d reports', (page, size, expected) => {
  const shown = portionsOfPage(PLACES, { page, size });
  expect(
    shown.map(({ place, skipped, shown: most }) => `${place.requestId}/${place.institutionId}: ${skipped} + ${most}`),
  ).toEqual(expected);
});
