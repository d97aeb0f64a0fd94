/** Annexes of any number of rows with texts as long as those of a commission's plan; the same for the same number. */
import type { Annex, IndicatorProgress } from '../../../src/domain/annex';
import type { IndicatorContent, PlanElementContent } from '../../../src/domain/plan';
import { built } from './built';

const { annexOf, NO_PROGRESS } = built<typeof import('../../../src/domain/annex')>('domain/annex');
const { units } = built<typeof import('../../../src/domain/amount')>('domain/amount');
const { EMPTY_TALLY } = built<typeof import('../../../src/domain/measure')>('domain/measure');

const WORDS =
  'taller de capacitación y sensibilización en materia de trabajo forzoso dirigido a funcionarios servidores públicos regionales inspectores fiscales'.split(
    ' ',
  );
const INSTITUTIONS = ['SUNAFIL', 'MTPE', 'MINJUS', 'MP-FN', 'GORES', 'GLs', 'MIMP', 'MININTER-PNP', 'ST-CNLCTF-MTPE'];
const LINES_OF_STRATEGY = 5;
const STRATEGIES_OF_OBJECTIVE = 6;
const INDICATORS_OF_LINE = 2;

/** An annex of so many rows: two indicators a line, five lines a strategy, six strategies an objective. */
export function annexOfRows(count: number): Annex {
  const elements = new Map<string, PlanElementContent>();
  const indicators: IndicatorContent[] = [];
  const progress = new Map<string, IndicatorProgress>();
  const observations = new Map<string, string>();
  const text = texts();
  for (let row = 0; row < count; row++) {
    const line = Math.floor(row / INDICATORS_OF_LINE);
    const element = addElements(elements, line, text);
    const number = (row % INDICATORS_OF_LINE) + 1;
    indicators.push(indicatorOf(element, number, row, text));
    if (row % 5 > 3) continue;
    const tally = { ...EMPTY_TALLY, counted: 1, total: units((row * 37) % 3000) };
    progress.set(`${element}-${number}`, { ...NO_PROGRESS, tally, activities: 1, reportedBy: ['SUNAFIL'] });
    observations.set(`${element}-${number}`, observationsOf(row, text));
  }
  const content = { elements: [...elements.values()], indicators, footnotes: [{ mark: 'a/', text: text(30) }] };
  return annexOf({ plan: PLAN, content, cutoff: '2019-12-31', progress, observations });
}

type Texts = (words: number) => string;

/** Texts of so many words, each another one; a linear congruential generator draws the words. */
function texts(): Texts {
  let state = 7;
  const word = (): string => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return WORDS[state % WORDS.length] ?? '';
  };
  return (words) => {
    const all = Array.from({ length: words }, word).join(' ');
    return `${all.charAt(0).toUpperCase()}${all.slice(1)}.`;
  };
}

function addElements(elements: Map<string, PlanElementContent>, line: number, text: Texts): string {
  const strategy = Math.floor(line / LINES_OF_STRATEGY);
  const objective = Math.floor(strategy / STRATEGIES_OF_OBJECTIVE) + 1;
  const ofObjective = `E ${objective}.${(strategy % STRATEGIES_OF_OBJECTIVE) + 1}`;
  const code = `LA ${ofObjective.slice(2)}.${(line % LINES_OF_STRATEGY) + 1}`;
  const axis = `EE ${(strategy % 4) + 1}`;
  const all: PlanElementContent[] = [
    { code: `OE ${objective}`, level: 'objective', name: '', parent: null, axis: null },
    { code: axis, level: 'axis', name: '', parent: null, axis: null },
    { code: ofObjective, level: 'strategy', name: '', parent: `OE ${objective}`, axis },
    { code, level: 'line', name: '', parent: ofObjective, axis: null },
  ];
  for (const element of all) {
    if (!elements.has(element.code)) elements.set(element.code, { ...element, name: text(6 + (line % 9)) });
  }
  return code;
}

function indicatorOf(element: string, number: number, row: number, text: Texts): IndicatorContent {
  const names = INSTITUTIONS.slice(0, 1 + (Math.floor(row / INDICATORS_OF_LINE) % 8));
  return {
    element,
    number,
    name: text(8),
    unit: row % 2 === 0 ? 'Persona' : 'Evento',
    target: units(1 + ((row * 13) % 2000)),
    targetNote: null,
    rule: { measure: 'sum' },
    direction: 'increasing',
    baseline: null,
    sensitive: false,
    programming: null,
    participation: names.map((institution, index) => ({ institution, role: index === 0 ? 'responsible' : 'involved' })),
  };
}

function observationsOf(row: number, text: Texts): string {
  const events = Array.from(
    { length: row % 3 },
    (_, index) => `• Evento ${index + 1} (18/11/2019): Ucayali – ${row % 90} personas. ${text(8)}`,
  );
  return ['Noviembre:', ...events].join('\n');
}

const PLAN = {
  code: 'POA-2019',
  title: 'Plan Operativo Anual 2019',
  commission: 'Comisión Nacional para la Lucha contra el Trabajo Forzoso',
  version: 1,
  startsOn: '2019-01-01',
  endsOn: '2019-12-31',
  countsFrom: '2019-09-18',
  countsFromNorm: 'D.S. N° 015-2019-TR',
} as const;
