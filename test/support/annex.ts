import { type Annex, type AnnexFacts, annexOf, type IndicatorProgress, NO_PROGRESS } from '../../src/domain/annex';
import { units } from '../../src/domain/amount';
import { EMPTY_TALLY } from '../../src/domain/measure';
import type { IndicatorContent, PlanElementContent } from '../../src/domain/plan';

/** A small plan with every light: two objectives, the second of them without lines. */
export function smallAnnex(): Annex {
  const facts: AnnexFacts = {
    plan: {
      code: 'POA-2019',
      title: 'Plan Operativo Anual 2019',
      commission: 'CNLCTF',
      version: 1,
      startsOn: '2019-01-01',
      endsOn: '2019-12-31',
      countsFrom: '2019-09-18',
      countsFromNorm: 'D.S. N° 015-2019-TR',
    },
    content: { elements: ELEMENTS, indicators: INDICATORS, footnotes: [{ mark: 'a/', text: 'Desde 2020.' }] },
    cutoff: '2019-12-31',
    progress: new Map([
      ['LA 1.3.3-1', carriedOut(1250)],
      [
        'LA 1.4.4-1',
        { ...NO_PROGRESS, asked: { on: '2019-12-02', dueOn: '2019-12-20', institutions: ['SUNAFIL', 'MTPE'] } },
      ],
      ['LA 1.4.4-2', carriedOut(21)],
      ['LA 1.4.5-1', { ...NO_PROGRESS, stated: { executed: 0n, activityDone: false } }],
    ]),
    observations: new Map([['LA 1.3.3-1', 'Noviembre:\n• Evento 1 (18/11/2019): <b>Ucayali</b> & Cusco.']]),
  };
  return annexOf(facts);
}

const ELEMENTS: PlanElementContent[] = [
  { code: 'OE 1', level: 'objective', name: 'Desarrollar una adecuada capacidad.', parent: null, axis: null },
  { code: 'OE 2', level: 'objective', name: 'Reducir la tolerancia.', parent: null, axis: null },
  { code: 'EE 2', level: 'axis', name: 'Detección', parent: null, axis: null },
  { code: 'EE 3', level: 'axis', name: 'Atención', parent: null, axis: null },
  { code: 'E 1.3', level: 'strategy', name: 'Acciones de detección.', parent: 'OE 1', axis: 'EE 2' },
  { code: 'E 1.4', level: 'strategy', name: 'Acciones de atención.', parent: 'OE 1', axis: 'EE 3' },
  { code: 'LA 1.3.3', level: 'line', name: 'Capacitar a inspectores.', parent: 'E 1.3', axis: null },
  { code: 'LA 1.4.4', level: 'line', name: 'Fiscalizar.', parent: 'E 1.4', axis: null },
  { code: 'LA 1.4.5', level: 'line', name: 'Capacitar al personal.', parent: 'E 1.4', axis: null },
];

const INDICATORS: IndicatorContent[] = [
  indicator('OE 1', 1, 'Número de víctimas.', 0, { targetNote: 'a/' }),
  indicator('OE 2', 1, 'Número de denuncias.', 150),
  indicator('LA 1.3.3', 1, 'Número de personas.', 1000),
  indicator('LA 1.4.4', 1, 'Número de actuaciones.', 30),
  indicator('LA 1.4.4', 2, 'Número de actas.', 80),
  indicator('LA 1.4.5', 1, 'Número de eventos.', 2),
];

function indicator(
  element: string,
  number: number,
  name: string,
  target: number,
  rest: Partial<IndicatorContent> = {},
): IndicatorContent {
  return {
    element,
    number,
    name,
    unit: 'Persona',
    target: units(target),
    targetNote: null,
    rule: { measure: 'sum' },
    direction: 'increasing',
    baseline: null,
    sensitive: false,
    programming: null,
    participation: [
      { institution: 'SUNAFIL', role: 'responsible' },
      { institution: 'GORES', role: 'involved' },
    ],
    ...rest,
  };
}

function carriedOut(quantity: number): IndicatorProgress {
  return {
    ...NO_PROGRESS,
    tally: { ...EMPTY_TALLY, counted: 1, total: units(quantity) },
    activities: 1,
    reportedBy: ['SUNAFIL'],
    validatedThrough: Date.UTC(2020, 0, 15, 16, 2, 11),
  };
}
