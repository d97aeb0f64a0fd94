import { units } from '../domain/amount';
import { standingOf } from '../domain/counting';
import { explained, type RecordedContribution } from '../domain/explanation';
import { figureOf } from '../domain/light';
import type { MeasureRule, Tally } from '../domain/measure';
import { type ExplanationFacts, leftOutSentences, ruleSentence } from './explanation-words';

const CUTOFF = '2019-12-31';
const SCOPE = 'de las actividades validadas hasta el 31/12/2019';

function record(day: number, quantity: number, rest: Partial<RecordedContribution> = {}): RecordedContribution {
  const endedOn = `2019-11-${String(day).padStart(2, '0')}`;
  return {
    ...{
      startsOn: endedOn,
      endedOn,
      sequence: day,
      title: '',
      region: 'Cusco',
      documents: [],
      quantity: units(quantity),
    },
    ...{ denominator: null, stage: null, subject: null, subjectFolded: null, criterion: null },
    ...{ institution: 'MTPE', institutions: ['MTPE'], isValidated: true },
    standing: standingOf({ endedOn, countsFrom: null, choice: null, reason: null, countedWith: null }),
    ...rest,
  };
}

interface Told {
  readonly rule: MeasureRule;
  readonly tally: Partial<Tally>;
  readonly records?: RecordedContribution[];
  readonly activities?: number;
  readonly stated?: number;
  readonly withoutProgress?: string[];
  readonly isComplete?: boolean;
}

function facts({
  rule,
  tally,
  records = [],
  activities = 1,
  stated,
  withoutProgress = [],
  isComplete = true,
}: Told): ExplanationFacts {
  const figure = figureOf({
    ...{ rule, goal: { target: units(80), direction: 'increasing', baseline: null }, activities, withoutProgress },
    tally: { counted: 1, total: 0n, base: 0n, ...tally },
    stated: stated === undefined ? null : { executed: units(stated), activityDone: true },
    ...{ responsible: ['MTPE'], asked: null, reportedBy: [], inReview: [] },
  });
  return {
    ...{
      rule,
      unit: 'Persona',
      cutoff: CUTOFF,
      countsFrom: null,
      countsFromNorm: null,
      figure,
      activities,
      withoutProgress,
    },
    ...{
      isStated: stated !== undefined,
      isComplete,
      records: explained(rule, records, { cutoff: CUTOFF, isComplete }),
    },
  };
}

test.each<[string, Told, string]>([
  [
    'a sum',
    { rule: { measure: 'sum' }, tally: { total: units(1250) }, records: [record(1, 1200), record(2, 50)] },
    `Suma de personas ${SCOPE}: 1,200 + 50 = 1,250.`,
  ],
  [
    'a sum of more than fits on a page',
    { rule: { measure: 'sum' }, tally: { total: units(173) }, records: [record(1, 3)], isComplete: false },
    `Suma de personas ${SCOPE}: 173.`,
  ],
  [
    'the latest values',
    {
      rule: { measure: 'latest' },
      tally: { total: units(9) },
      records: [record(1, 8), record(2, 5), record(3, 4, { institution: 'PNP' })],
    },
    `Último valor de cada institución, sumado entre instituciones, ${SCOPE}: MTPE 5 + PNP 4 = 9.`,
  ],
  [
    'distinct regions',
    {
      rule: { measure: 'distinct', of: 'region' },
      tally: { total: 2n },
      records: [record(1, 1), record(2, 1, { region: 'Ica' })],
    },
    `Número de regiones distintas, con un aporte mayor que 0, ${SCOPE}: Cusco e Ica = 2.`,
  ],
  [
    'an average',
    {
      rule: { measure: 'average' },
      tally: { counted: 2, total: units(17), base: 2n },
      records: [record(1, 8), record(2, 9)],
    },
    `Promedio de los valores ${SCOPE}: (8 + 9) / 2 = 8.5.`,
  ],
  [
    'a ratio',
    {
      rule: { measure: 'ratio' },
      tally: { total: units(3), base: units(4) },
      records: [record(1, 3, { denominator: units(4) })],
    },
    `Suma de los numeradores entre suma de los denominadores, en porcentaje, ${SCOPE}: (3) / (4) = 75 %.`,
  ],
  [
    'a ratio over nothing',
    { rule: { measure: 'ratio' }, tally: {}, records: [record(1, 0, { denominator: 0n })] },
    `Suma de los numeradores entre suma de los denominadores, en porcentaje, ${SCOPE}; los denominadores suman 0: no aplica.`,
  ],
  [
    'a milestone',
    {
      rule: { measure: 'milestone', stages: [{ name: 'Elaborado', weight: units(50) }] },
      tally: { total: 1n },
      records: [record(1, 0, { stage: 1 })],
    },
    `Parte de la meta que vale la etapa más alta ${SCOPE}: «Elaborado», 50 % de la meta = 40.`,
  ],
  [
    'criteria',
    { rule: { measure: 'criteria', needed: 2, of: 5 }, tally: { total: 1n }, records: [record(1, 1)] },
    `Número de casos que cumplen al menos 2 de 5 criterios ${SCOPE}: 1.`,
  ],
  [
    'activities of which none counts',
    {
      rule: { measure: 'sum' },
      tally: { counted: 0 },
      records: [record(1, 3, { standing: { counts: false, why: 'excluded', reason: 'x' } })],
    },
    `Suma de personas ${SCOPE}: ninguna cuenta y la cifra es 0.`,
  ],
  [
    'a figure carried over',
    { rule: { measure: 'sum' }, tally: { counted: 0 }, activities: 0, stated: 7 },
    'Es la cifra de la carga histórica, sin actividades detrás; la reemplaza la primera actividad que se valide.',
  ],
  [
    'no progress',
    { rule: { measure: 'sum' }, tally: { counted: 0 }, activities: 0, withoutProgress: ['MTPE'] },
    'MTPE declaró «sin avance», y la declaración está validada: la cifra es 0.',
  ],
  [
    'nothing',
    { rule: { measure: 'sum' }, tally: { counted: 0 }, activities: 0 },
    'Hasta el 31/12/2019 no hay ninguna actividad validada: no hay cifra.',
  ],
])('the sentence of %s', (_, told, sentence) => expect(ruleSentence(facts(told))).toBe(sentence));

test('what is left out is told for sums alone, and only where all of it is known', () => {
  const records = [record(1, 5), record(2, 7, { isValidated: false })];
  const sum: Told = { rule: { measure: 'sum' }, tally: { total: units(5) }, records };
  expect(leftOutSentences(facts(sum))).toEqual([
    'Todavía no cuenta lo que está en revisión: 7 personas; con ello la suma sería 12.',
  ]);
  expect(leftOutSentences(facts({ ...sum, isComplete: false }))).toEqual([]);
  expect(leftOutSentences(facts({ ...sum, rule: { measure: 'latest' } }))).toEqual([]);
});
