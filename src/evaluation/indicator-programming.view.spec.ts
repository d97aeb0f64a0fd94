import { smallAnnex } from '../../test/support/annex';
import { type Amount, units } from '../domain/amount';
import type { IndicatorContent } from '../domain/plan';
import type { Bands } from '../domain/programming';
import { programmingView } from './indicator-programming.view';

const BANDS: Bands = {
  version: 1,
  source: 'Directiva de seguimiento, 2019',
  bands: [
    { label: 'Superada', from: units(100), fromIncluded: false },
    { label: 'En meta', from: units(95), fromIncluded: true },
    { label: 'En riesgo', from: units(75), fromIncluded: true },
    { label: 'Crítica', from: null, fromIncluded: true },
  ],
};

const CONTENT: IndicatorContent = {
  ...{ element: 'LA 1.3.3', number: 1, name: 'Número de personas.', unit: 'Persona', target: units(1000) },
  ...{ targetNote: null, rule: { measure: 'sum' }, direction: 'increasing', baseline: null, sensitive: false },
  programming: { period: 'quarter', amounts: [units(200), null, units(300), units(500)] },
  participation: [],
};

/** A programmed indicator with so much executed, null: no figure, at a cutoff. */
function viewOf(
  executed: number | null,
  cutoff: string,
  content: Partial<IndicatorContent> = {},
  bands: Bands | null = BANDS,
) {
  const { plan, rows } = smallAnnex();
  const [row] = rows;
  if (!row) throw new Error('The small annex has no rows.');
  const fraction = executed === null ? null : { numerator: units(executed), denominator: 1n };
  const indicator = { ...row.indicator, figure: { ...row.indicator.figure, executed: fraction } };
  return programmingView({ content: { ...CONTENT, ...content }, plan, cutoff, indicator, bands });
}

const quarters = (...amounts: (Amount | null)[]): Partial<IndicatorContent> => ({
  programming: { period: 'quarter', amounts },
});

test('without programming there is nothing to say', () => {
  expect(viewOf(10, '2019-12-31', { programming: null })).toBeNull();
});

test('each period stands with its quantity, an empty one with the word', () => {
  expect(viewOf(10, '2019-12-31')).toMatchObject({
    heading: 'Programado en el periodo',
    periods: [
      { name: 'enero a marzo de 2019', amount: '200' },
      { name: 'abril a junio de 2019', amount: 'Nada' },
      { name: 'julio a setiembre de 2019', amount: '300' },
      { name: 'octubre a diciembre de 2019', amount: '500' },
    ],
  });
});

test.each([
  [501, 'Superada', '100'],
  [500, 'En meta', '100'],
  [475, 'En meta', '95'],
  [474, 'En riesgo', '95'],
  [375, 'En riesgo', '75'],
  [374, 'Crítica', '75'],
  [0, 'Crítica', '0'],
])('%d of 500 due is in the band %s by its exact percent, shown as %s', (executed, label, shown) => {
  const view = viewOf(executed, '2019-09-30');
  expect(view?.band).toEqual({ label, source: 'Directiva de seguimiento, 2019' });
  expect(view?.sentence).toBe(`Al 30/09/2019 lo programado es 500 personas; lo ejecutado es ${shown}\u00a0% de ello.`);
});

test('before a period with something programmed has ended there is no band', () => {
  const view = viewOf(10, '2019-03-30');
  expect(view?.sentence).toBe('Al 30/03/2019 no ha terminado ningún periodo con algo programado.');
  expect(view?.band).toBeNull();
});

test('without a figure what is due is told alone', () => {
  const view = viewOf(null, '2019-03-31');
  expect(view?.sentence).toBe('Al 31/03/2019 lo programado es 200 personas.');
  expect(view?.band).toBeNull();
});

test('a plan without bands has the percent alone', () => {
  const view = viewOf(100, '2019-03-31', {}, null);
  expect(view?.sentence).toContain('50\u00a0% de ello');
  expect(view?.band).toBeNull();
});

test('a value due at the end of each period does not add up', () => {
  const view = viewOf(30, '2019-09-30', {
    ...quarters(units(20), null, units(40), units(60)),
    rule: { measure: 'latest' },
  });
  expect(view?.heading).toBe('Valor al final del periodo');
  expect(view?.sentence).toBe('Al 30/09/2019 lo programado es 40 personas; lo ejecutado es 75\u00a0% de ello.');
  expect(view?.band?.label).toBe('En riesgo');
});
