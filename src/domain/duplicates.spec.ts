import { areSimilar, type ReportedEvent, suspectedPairs, whyNotJoin } from './duplicates';

const EVENT: ReportedEvent = {
  ...{ activityId: 1, institutionId: 10, startsOn: '2019-11-18', endedOn: '2019-11-18', region: '25' },
  ...{ title: 'Taller de capacitación en Pucallpa', indicatorIds: [7, 8] },
};
const OTHER: ReportedEvent = { ...EVENT, activityId: 2, institutionId: 20 };

test.each<[string, Partial<ReportedEvent>, readonly number[]]>([
  ['told alike', {}, [7, 8]],
  ['of one institution', { institutionId: 10 }, []],
  ['on another day', { startsOn: '2019-11-19', endedOn: '2019-11-19' }, []],
  ['on days of which one is the same', { startsOn: '2019-11-16', endedOn: '2019-11-20' }, [7, 8]],
  ['that ended the day before', { startsOn: '2019-11-16', endedOn: '2019-11-17' }, []],
  ['in another region', { region: '08' }, []],
  ['nationwide beside one in a region', { region: null }, []],
  ['for another indicator', { indicatorIds: [9] }, []],
  ['for one indicator of two', { indicatorIds: [9, 8] }, [8]],
  ['under another title', { title: 'Operativo en una carretera' }, []],
  ['under a title without letters', { title: '—' }, []],
])('a report %s', (_name, change, shared) => {
  const pairs = suspectedPairs([{ ...OTHER, ...change }, EVENT]);
  expect(pairs).toEqual(shared.length === 0 ? [] : [{ first: 1, second: 2, indicatorIds: shared }]);
});

test('of three reports of one event each two are a pair', () => {
  const pairs = suspectedPairs([EVENT, OTHER, { ...EVENT, activityId: 3, institutionId: 30 }]);
  expect(pairs.map(({ first, second }) => [first, second])).toEqual([
    [1, 2],
    [1, 3],
    [2, 3],
  ]);
});

test.each([
  ['TALLER DE CAPACITACION EN PUCALLPA', true],
  ['Taller de capasitación en Pucalpa', true],
  ['Capacitación: taller con inspectores (Pucallpa)', true],
  ['Taller en Cusco', false],
  ['Capacitación a docentes de Ica', false],
  ['En la', false],
  ['', false],
])('«%s» beside «Taller de capacitación en Pucallpa»: %s', (title, expected) => {
  expect(areSimilar(EVENT.title, title)).toBe(expected);
  expect(areSimilar(title, EVENT.title)).toBe(expected);
});

test.each([
  ['two institutions and one indicator', OTHER, null],
  ['itself', EVENT, 'Elija dos actividades distintas.'],
  [
    'another one of the institution',
    { ...OTHER, institutionId: 10 },
    'Las dos actividades son de la misma institución; obsérvelas en su reporte.',
  ],
  [
    'another indicator',
    { ...OTHER, indicatorIds: [9] },
    'Las dos actividades no aportan a un mismo indicador: no hay nada que se cuente dos veces.',
  ],
])('joining with %s', (_name, other, sentence) => {
  expect(whyNotJoin(EVENT, other)).toBe(sentence);
});
