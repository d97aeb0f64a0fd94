import { FIRST, type PlanCells, readRows } from '../../../test/support/plan-sheets';
import { LEGEND, type Legends, legendsReadOn } from '../../domain/legend';
import { LIGHTS } from '../../domain/light';

/** P to T. */
const COLUMNS = ['Ejecutado Abs.', 'ACTIVIDAD REALIZADA', 'Observaciones', 'SEMÁFORO', 'MOTIVO DEL SEMÁFORO'];
const OWN = ['Lograda', 'TF = en camino', 'Sin hacer', 'Silencio: no se sabe', 'No corresponde'];
const label = (since: string, text: (index: number) => string) =>
  LIGHTS.map((light, index) => ({ light, label: text(index), since }));
const LEGENDS = legendsReadOn('2019-12-31', [
  ...label('2019-07-01', (index) => OWN[index] ?? ''),
  ...label('2019-01-01', (index) => `De antes ${index}`),
  ...label('2020-01-01', (index) => `De después ${index}`),
]);
const read = (cells: PlanCells, below: readonly PlanCells[] = [], legends: Legends = LEGENDS) =>
  readRows([{ ...FIRST, ...cells }, ...below], COLUMNS, [], legends);

test.each(['Sin hacer', 'SIN HACER.', 'De antes 2', 'De después 2', 'Actividad no realizada'])(
  'SEMÁFORO understands «%s» of any legend of the commission and of the usual one',
  (text) => {
    const { stated, errors, warnings } = read({ P: 2, S: text, T: 'Por oficio.' });
    expect([errors, warnings]).toEqual([[], []]);
    expect(stated[0]?.light).toEqual({ light: 'not-done', reason: 'Por oficio.' });
  },
);

test('labels of another commission are refused, naming those of the day', () => {
  expect(read({ P: 2, S: 'Verde', T: 'x' }).errors).toEqual([
    `S2: «Verde» no es un semáforo; escriba uno de estos: ${OWN.map((each) => `«${each}»`).join(', ')}.`,
  ]);
  const [error = ''] = read({ P: 2, S: 'Sin hacer', T: 'x' }, [], [LEGEND]).errors;
  expect(error).toContain('«Sin hacer» no es un semáforo');
});

test('what is told of lights is told in the labels of the day', () => {
  expect(read({ P: 2, S: 'Actividad no realizada' }).errors).toEqual([
    expect.stringContaining('El semáforo dice «Sin hacer» y el calculado es «Lograda»'),
  ]);
  expect(read({ P: 0, R: 'Se visitó Cusco.' }).warnings).toEqual([
    expect.stringContaining('el semáforo será «TF = en camino».'),
  ]);
  const twice = read({ P: 2, S: 'Sin hacer', T: 'x' }, [{ ...FIRST, P: 2, S: 'De antes 3', T: 'x' }]);
  expect(twice.errors.join()).toContain('(«Sin hacer» allí, «Silencio: no se sabe» aquí)');
});

test.each([
  ['● Lograda\nOctubre.', 'Octubre.'],
  ['? Silencio: no se sabe: no requerida\nOctubre.', 'Octubre.'],
  ['● De antes 0\nOctubre.', 'Octubre.'],
  ['● Meta alcanzada o superada\nOctubre.', 'Octubre.'],
  ['Lograda\nOctubre.', 'Lograda\nOctubre.'],
])('the label in the first line of %j is no observation', (text, observations) => {
  expect(read({ P: 2, R: text }).stated[0]).toMatchObject({ observations });
});

test('an executed 0 is told by the own label before its observations', () => {
  expect(read({ P: 0, R: '○ Sin hacer\nSe pospuso.' }).stated[0]).toMatchObject({ activityDone: false });
  expect(read({ P: 0, R: '◐ TF = en camino\nVisita.' }).stated[0]).toMatchObject({ activityDone: true });
});

test('the legend below the table is left out, one that looks like a note too', () => {
  const below = [{ A: 'Leyenda' }, ...OWN.map((text) => ({ B: text })), { A: 'a/ Desde 2020.' }];
  const { errors, warnings, content } = read({ P: 2 }, below);
  expect([errors, warnings]).toEqual([[], []]);
  expect(content.footnotes).toEqual([{ mark: 'a/', text: 'Desde 2020.' }]);
});
