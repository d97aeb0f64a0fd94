import {
  type DatedLabel,
  labelsOf,
  LEGEND,
  legendOf,
  legendOn,
  legendsReadOn,
  type LightLabels,
  whyNotLabels,
} from './legend';

const OWN: readonly DatedLabel[] = [
  { light: 'met', label: 'Cumplida', since: '2020-01-01' },
  { light: 'partial', label: 'En camino', since: '2020-01-01' },
  { light: 'met', label: 'Lograda', since: '2021-07-28' },
];
const USUAL = labelsOf(LEGEND);

test.each([
  ['2019-12-31', USUAL],
  ['2020-01-01', { ...USUAL, met: 'Cumplida', partial: 'En camino' }],
  ['2021-07-27', { ...USUAL, met: 'Cumplida', partial: 'En camino' }],
  ['2021-07-28', { ...USUAL, met: 'Lograda', partial: 'En camino' }],
])('the labels of %s are the last that began, in whatever order they are known', (day, expected) => {
  for (const known of [OWN, [...OWN].reverse()]) expect(labelsOf(legendOn(day, known))).toEqual(expected);
});

test('colours and order stay whatever the labels', () => {
  const own = legendOn('2022-01-01', OWN);
  expect(own.map(({ light, fill, text }) => ({ light, fill, text }))).toEqual(
    LEGEND.map(({ light, fill, text }) => ({ light, fill, text })),
  );
  expect(legendOf('met', own)).toEqual({ light: 'met', label: 'Lograda', fill: 'C6EFCE', text: '0B3D1A' });
});

test('a workbook is read by the labels of its day first, and by all others', () => {
  const met = legendsReadOn('2020-06-30', OWN).map((legend) => legendOf('met', legend).label);
  expect(met).toEqual(['Cumplida', 'Lograda', 'Cumplida', 'Meta alcanzada o superada']);
  expect(legendsReadOn('2020-06-30', [])).toEqual([LEGEND, LEGEND]);
});

test.each<[string, Partial<LightLabels>, RegExp | null]>([
  ['the usual ones', {}, null],
  ['others', { met: 'Lograda', 'no-data': 'Sin dato' }, null],
  ['80 letters', { met: 'x'.repeat(80) }, null],
  ['81 letters', { met: 'x'.repeat(81) }, /80 letras como máximo/],
  ['nothing', { met: '' }, /no tiene ninguna letra/],
  ['signs alone', { 'not-done': '●●' }, /«●●» no tiene ninguna letra/],
  ['two alike', { met: 'Hecho', partial: 'HECHO.' }, /«HECHO\.» es el nombre de otro semáforo/],
  [
    'the usual one of another light',
    { met: 'No aplica', 'not-applicable': 'Otro' },
    /«No aplica» es el nombre de otro/,
  ],
])('a legend with %s', (_what, changed, refusal) => {
  const why = whyNotLabels({ ...USUAL, ...changed });
  if (refusal === null) expect(why).toBeNull();
  else expect(why).toMatch(refusal);
});
