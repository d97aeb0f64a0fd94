import { units } from './amount';
import type { Standing } from './counting';
import {
  composedObservations,
  LONGEST_IN_CELL,
  type ObservationFacts,
  observationTotalsOf,
  type ObservedContribution,
  observationsOf,
} from './observations';

const COUNTS: Standing = { counts: true, againstRule: false, reason: null };
const EARLY: Standing = { counts: false, why: 'before-plan-counts', reason: null };
const APART: Standing = { counts: false, why: 'excluded', reason: 'servidores públicos, contados en LA 2.1.4' };

const STUDENTS =
  'Taller en materia de trabajo forzoso, dirigido a estudiantes de instituciones educativas e institutos.';
const OFFICIALS = 'Taller en materia de trabajo forzoso, dirigido a los funcionarios y servidores públicos';

let handedOver = 0;
const event = (startsOn: string, changed: Partial<ObservedContribution> = {}): ObservedContribution => ({
  startsOn,
  endedOn: startsOn,
  sequence: ++handedOver,
  title: '',
  region: null,
  documents: [],
  quantity: units(1),
  denominator: null,
  stage: null,
  subject: null,
  criterion: null,
  standing: COUNTS,
  ...changed,
});

const facts = (changed: Partial<ObservationFacts>): ObservationFacts => ({
  rule: { measure: 'sum' },
  unit: 'Persona',
  countsFrom: '2019-09-18',
  countsFromNorm: 'D.S. N° 015-2019-TR',
  severalYears: false,
  contributions: [],
  stated: null,
  text: null,
  override: null,
  ...changed,
});

const told = (changed: Partial<ObservationFacts>): string[] => observationsOf(facts(changed)).split('\n');

/** Line of action 2.1.7 of the POA 2019: six workshops with students and the exit tests of three with officials. */
const SENSITISED: ObservedContribution[] = [
  event('2019-11-29', {
    title: STUDENTS,
    region: 'Cusco',
    quantity: units(36),
    documents: ['Informe N° 016-2019-RLRE', 'Informe N° 010-2019-RPCG'],
  }),
  event('2019-11-19', {
    title: STUDENTS,
    region: 'Ucayali',
    quantity: units(69),
    documents: ['Informe N° 013-2019-EEBs'],
  }),
  event('2019-12-02', { title: OFFICIALS, region: 'Cusco', quantity: units(6), standing: APART }),
  event('2019-07-10', { title: STUDENTS, region: 'San Martín', quantity: units(48), standing: EARLY }),
  event('2019-07-09', { title: STUDENTS, region: 'San Martín', quantity: units(40), standing: EARLY }),
  event('2019-11-21', {
    title: STUDENTS,
    region: 'Arequipa',
    quantity: units(68),
    documents: ['Informe N° 015-2019-EEBs'],
  }),
  event('2019-11-18', { title: OFFICIALS, region: 'Ucayali', quantity: units(5), standing: APART }),
  event('2019-09-17', { title: STUDENTS, region: 'Madre de Dios', quantity: units(47), standing: EARLY }),
  event('2019-11-22', { title: OFFICIALS, region: 'Arequipa', quantity: units(9), standing: APART }),
];

it('tells LA 2.1.7 of the acta: 173 persons that count, and apart what does not, each with its reason', () => {
  expect(told({ contributions: SENSITISED })).toEqual([
    STUDENTS,
    'Noviembre:',
    '• Evento 1 (19/11/2019): Ucayali – 69 personas (Informe N° 013-2019-EEBs).',
    '• Evento 2 (21/11/2019): Arequipa – 68 personas (Informe N° 015-2019-EEBs).',
    '• Evento 3 (29/11/2019): Cusco – 36 personas (Informe N° 016-2019-RLRE; Informe N° 010-2019-RPCG).',
    'No cuentan para la meta (anteriores al 18/09/2019, D.S. N° 015-2019-TR):',
    STUDENTS,
    'Julio:',
    '• Evento 1 (09/07/2019): San Martín – 40 personas.',
    '• Evento 2 (10/07/2019): San Martín – 48 personas.',
    'Setiembre:',
    '• Evento 3 (17/09/2019): Madre de Dios – 47 personas.',
    'No cuentan para la meta (servidores públicos, contados en LA 2.1.4):',
    OFFICIALS,
    'Noviembre:',
    '• Evento 1 (18/11/2019): Ucayali – 5 personas.',
    '• Evento 2 (22/11/2019): Arequipa – 9 personas.',
    'Diciembre:',
    '• Evento 3 (02/12/2019): Cusco – 6 personas.',
  ]);
});

describe('observations by month', () => {
  it('tell how many activities there were and what they add, apart from those that do not count', () => {
    const text = { placement: 'before', text: 'Con apoyo de la OIT.' } as const;
    expect(observationTotalsOf(facts({ contributions: SENSITISED, text })).split('\n')).toEqual([
      'Con apoyo de la OIT.',
      'Noviembre: 3 actividades – 173 personas.',
      'No cuentan para la meta (anteriores al 18/09/2019, D.S. N° 015-2019-TR):',
      'Julio: 2 actividades – 88 personas.',
      'Setiembre: 1 actividad – 47 personas.',
      'No cuentan para la meta (servidores públicos, contados en LA 2.1.4):',
      'Noviembre: 2 actividades – 14 personas.',
      'Diciembre: 1 actividad – 6 personas.',
    ]);
  });

  it.each<[string, Partial<ObservationFacts>, string]>([
    ['a ratio adds both of its parts', { rule: { measure: 'ratio' } }, 'Octubre: 2 actividades – 5 de 8.'],
    ['of other measures they are only counted', { rule: { measure: 'latest' } }, 'Octubre: 2 actividades.'],
    ['the year stands where there are several', { severalYears: true }, 'Octubre de 2019: 2 actividades – 5 personas.'],
  ])('%s', (_, changed, line) => {
    const contributions = [2, 3].map((count) => event('2019-10-05', { quantity: units(count), denominator: units(4) }));
    expect(observationTotalsOf(facts({ contributions, ...changed }))).toBe(line);
  });

  it('come with the text where it is longer than a cell holds, and only then', () => {
    const title = 'Taller '.repeat(100).trim();
    const contributions = Array.from({ length: 50 }, (_, index) => event('2019-10-05', { title: `${title} ${index}` }));
    const long = composedObservations(facts({ contributions }));
    expect(long).toEqual({
      text: observationsOf(facts({ contributions })),
      totals: 'Octubre: 50 actividades – 50 personas.',
    });
    expect(observationsOf(facts({ contributions })).length).toBeGreaterThan(LONGEST_IN_CELL);
    expect(composedObservations(facts({ contributions: SENSITISED }))).toBe(
      told({ contributions: SENSITISED }).join('\n'),
    );
    const stated = 'x'.repeat(LONGEST_IN_CELL + 1);
    expect(composedObservations(facts({ stated }))).toBe(stated);
  });
});

it('tells the same in whatever order contributions are handed over', () => {
  expect(told({ contributions: [...SENSITISED].reverse() })).toEqual(told({ contributions: SENSITISED }));
});

describe('titles', () => {
  it('of one month stand beside it, others with their event', () => {
    const contributions = [
      event('2019-10-28', { title: 'Conversatorio: "Problemática".' }),
      event('2019-10-29', { title: 'Conversatorio: "Propuestas"' }),
      event('2019-11-06', { title: 'Conversatorio de cierre' }),
      event('2019-12-03', { title: 'Seminario' }),
      event('2019-12-05', { title: 'Seminario' }),
    ];
    expect(told({ unit: 'Evento', contributions })).toEqual([
      'Octubre:',
      '• Evento 1 (28/10/2019): Conversatorio: "Problemática".',
      '• Evento 2 (29/10/2019): Conversatorio: "Propuestas".',
      'Noviembre:',
      '• Evento 3 (06/11/2019): Conversatorio de cierre.',
      'Diciembre: Seminario',
      '• Evento 4 (03/12/2019).',
      '• Evento 5 (05/12/2019).',
    ]);
  });

  it('that only one of several months has stands beside that month, above those that differ', () => {
    const month = (day: string, title: string): ObservedContribution => event(day, { title });
    const contributions = [month('2019-10-01', 'A'), month('2019-10-02', 'B'), month('2019-10-03', 'A')];
    expect(told({ unit: 'Evento', contributions: [...contributions, month('2019-11-04', 'C')] })).toEqual([
      'Octubre: A',
      '• Evento 1 (01/10/2019).',
      '• Evento 2 (02/10/2019): B.',
      '• Evento 3 (03/10/2019).',
      'Noviembre:',
      '• Evento 4 (04/11/2019): C.',
    ]);
  });

  it('of a lone event stands behind place and quantity', () => {
    const contributions = [
      event('2019-12-02', { title: 'Taller', region: 'Cusco', quantity: units(7), documents: ['I'] }),
    ];
    expect(told({ contributions })).toEqual(['Diciembre:', '• Evento 1 (02/12/2019): Cusco – 7 personas. Taller (I).']);
  });
});

describe('dates', () => {
  it('have their year in a plan over several', () => {
    const contributions = [event('2020-01-05'), event('2019-12-05'), event('2020-12-01')];
    expect(told({ severalYears: true, contributions })).toEqual([
      'Diciembre de 2019:',
      '• Evento 1 (05/12/2019): 1 persona.',
      'Enero de 2020:',
      '• Evento 2 (05/01/2020): 1 persona.',
      'Diciembre de 2020:',
      '• Evento 3 (01/12/2020): 1 persona.',
    ]);
  });

  it.each([
    ['2019-12-01', '2019-12-31', 'diciembre de 2019'],
    ['2019-12-02', '2019-12-04', '02/12/2019 al 04/12/2019'],
    ['2019-11-01', '2019-12-31', '01/11/2019 al 31/12/2019'],
    ['2020-02-01', '2020-02-28', '01/02/2020 al 28/02/2020'],
    ['2020-02-01', '2020-02-29', 'febrero de 2020'],
  ])('from %s to %s are told as %s', (startsOn, endedOn, words) => {
    expect(told({ contributions: [event(startsOn, { endedOn })] })[1]).toBe(`• Evento 1 (${words}): 1 persona.`);
  });

  it('of one day stand in the order of handing over', () => {
    const day = (region: string, sequence: number): ObservedContribution => event('2019-12-02', { region, sequence });
    const lines = told({ contributions: [day('Cusco', 9), day('Puno', 2), day('Lima', 5)] }).slice(1);
    expect(lines.map((line) => /: (.+) –/.exec(line)?.[1])).toEqual(['Puno', 'Lima', 'Cusco']);
  });
});

describe('what an event added', () => {
  const stages = [{ name: 'Elaborado', weight: units(100) }];
  it.each<[string, Partial<ObservationFacts>, Partial<ObservedContribution>, string]>([
    ['one event of the unit event', { unit: ' Evento' }, {}, ''],
    ['two events of the unit event', { unit: 'Evento' }, { quantity: units(2) }, ': 2 eventos'],
    ['nothing', {}, { quantity: 0n }, ''],
    ['parts of a unit', { unit: 'Hora' }, { quantity: 15_000n }, ': 1.5 horas'],
    ['a last value of 0', { rule: { measure: 'latest' } }, { quantity: 0n }, ': 0 personas'],
    ['a share', { rule: { measure: 'ratio' } }, { denominator: units(4) }, ': 1 de 4'],
    ['a stage', { rule: { measure: 'milestone', stages } }, { stage: 1 }, ': Elaborado'],
    [
      'a criterion',
      { rule: { measure: 'criteria', needed: 2, of: 5 } },
      { subject: 'Perú', criterion: 4 },
      ': Perú, criterio 4',
    ],
    ['a region', { rule: { measure: 'distinct', of: 'region' } }, { region: 'Puno' }, ': Puno'],
    ['a subject', { rule: { measure: 'distinct', of: 'subject' } }, { subject: 'Mesa regional' }, ': Mesa regional'],
  ])('%s', (_, facts, contribution, words) => {
    const contributions = [event('2019-12-02', contribution)];
    expect(told({ ...facts, contributions })[1]).toBe(`• Evento 1 (02/12/2019)${words}.`);
  });

  it('a document alone', () => {
    const contributions = [event('2019-12-02', { documents: ['Informe N° 1'] })];
    expect(told({ unit: 'Evento', contributions })[1]).toBe('• Evento 1 (02/12/2019): (Informe N° 1).');
  });
});

describe('what does not count', () => {
  it.each<[Standing, Partial<ObservationFacts>, string]>([
    [EARLY, {}, 'No cuentan para la meta (anteriores al 18/09/2019, D.S. N° 015-2019-TR):'],
    [EARLY, { countsFromNorm: null }, 'No cuentan para la meta (anteriores al 18/09/2019):'],
    [APART, {}, 'No cuentan para la meta (servidores públicos, contados en LA 2.1.4):'],
    [
      { counts: false, why: 'reported-by-another', reason: 'MINJUS' },
      {},
      'No cuentan para la meta (ya informado por MINJUS):',
    ],
  ])('has its reason as heading (%#)', (standing, facts, heading) => {
    expect(told({ ...facts, contributions: [event('2019-07-09', { standing })] })[0]).toBe(heading);
  });

  it('but for the secretariat tells who decided that it counts', () => {
    const standing: Standing = { counts: true, againstRule: true, reason: 'Acuerdo N° 3' };
    expect(told({ contributions: [event('2019-07-09', { standing })] })).toEqual([
      'Julio:',
      '• Evento 1 (09/07/2019): 1 persona. Cuenta por decisión de la Secretaría Técnica: Acuerdo N° 3.',
    ]);
  });
});

describe('texts of the secretariat', () => {
  const override = { light: 'partial' as const, reason: 'Se visitaron seis regiones' };
  const light =
    'Semáforo fijado por la Secretaría Técnica en «Meta no alcanzada pero actividad realizada»: Se visitaron seis regiones';
  const contributions = [event('2019-12-02')];
  const noProgress = [{ declaredOn: '2019-11-30', institution: 'SUNAFIL', reason: 'Falta presupuesto' }];
  const composed = ['Diciembre:', '• Evento 1 (02/12/2019): 1 persona.'];
  it.each<[string, Partial<ObservationFacts>, string[]]>([
    ['nothing to tell', {}, ['']],
    ['a text before', { contributions, text: { placement: 'before', text: 'NOTA' } }, ['NOTA', ...composed]],
    ['a text instead', { contributions, text: { placement: 'instead', text: 'NOTA' } }, ['NOTA']],
    ['observations carried over', { stated: 'Se elaboró en diciembre.' }, ['Se elaboró en diciembre.']],
    ['a text instead of them', { stated: 'Viejo', text: { placement: 'instead', text: 'NOTA' } }, ['NOTA']],
    ['the reason of those without progress', { noProgress }, ['Sin avance (30/11/2019, SUNAFIL): Falta presupuesto']],
    [
      'it behind the activities',
      { contributions, noProgress },
      [...composed, `Sin avance (30/11/2019, SUNAFIL): Falta presupuesto`],
    ],
    ['a text instead of it', { noProgress, text: { placement: 'instead', text: 'NOTA' } }, ['NOTA']],
    ['a text before them', { stated: 'Viejo', text: { placement: 'before', text: 'NOTA' } }, ['NOTA', 'Viejo']],
    ['the reason of a light', { contributions, override }, [...composed, light]],
    ['it even behind a text instead', { override, text: { placement: 'instead', text: 'NOTA' } }, ['NOTA', light]],
  ])('%s', (_, facts, lines) => {
    expect(told(facts)).toEqual(lines);
  });
});
