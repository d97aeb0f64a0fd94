import { noProgressLines } from './no-progress-lines';

const said = (declaredOn: string, institution: string) => ({ declaredOn, institution, reason: declaredOn.slice(5, 7) });
const TOLD = [said('2019-11-30', 'SUNAFIL'), said('2019-09-30', 'SUNAFIL'), said('2019-10-31', 'MTPE')];

test('the last word of each institution is told, by their days', () => {
  const lines = ['Sin avance (31/10/2019, MTPE): 10', 'Sin avance (30/11/2019, SUNAFIL): 11'];
  expect(noProgressLines(TOLD, [])).toEqual(lines);
  expect(noProgressLines([...TOLD].reverse(), [])).toEqual(lines);
});

test.each([
  ['another institution', '2019-12-01', 'MTPE', true],
  ['the same institution up to that day', '2019-11-30', 'SUNAFIL', true],
  ['the same institution after it', '2019-12-01', 'SUNAFIL', false],
])('it holds beside an activity of %s: %s', (_, endedOn, institution, holds) => {
  const lines = noProgressLines([said('2019-11-30', 'SUNAFIL')], [{ endedOn, institution }]);
  expect(lines).toEqual(holds ? ['Sin avance (30/11/2019, SUNAFIL): 11'] : []);
});
