/** Random plans with their execution, of one row up to some hundred, as an annex and as the content behind it. */
import fc from 'fast-check';
import { type Amount, units } from '../../src/domain/amount';
import { type Annex, annexOf, type IndicatorProgress, NO_PROGRESS } from '../../src/domain/annex';
import { compareCodes } from '../../src/domain/codes';
import { EMPTY_TALLY } from '../../src/domain/measure';
import type { IndicatorContent, PlanContent, PlanElementContent } from '../../src/domain/plan';

export interface RandomAnnex {
  readonly content: PlanContent;
  readonly annex: Annex;
}

export const INSTITUTIONS = ['SUNAFIL', 'MTPE', 'MINJUS', 'MP-FN', 'GORES', 'GLs', 'MININTER-PNP'];
const WORDS = [
  'capacitar',
  'a',
  'inspectores,',
  'policías',
  '«TF»',
  'R&D',
  '<b>',
  '"así"',
  "d'été",
  'año-2019',
  '_x0041_',
  'ñandú',
  'sensibilización',
];
const FIRST_WORDS = ['Capacitar', 'Difundir', '=HOY()', '+51', '-3', '@todos', "'fue"];

const sentence = fc
  .tuple(fc.constantFrom(...FIRST_WORDS), fc.array(fc.constantFrom(...WORDS), { maxLength: 14 }))
  .map(([first, words]) => [first, ...words].join(' '));

const target = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 5000 }).map((count) => units(count)) },
  { weight: 1, arbitrary: fc.constantFrom<Amount | null>(null, 0n, 125_000n, 1_250n, 99_999_999_999n * 10_000n) },
);

const executed = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 6000 }).map((count) => units(count)) },
  { weight: 1, arbitrary: fc.constantFrom<Amount>(0n, 12_500n, 333n, 99_999_999_999n * 10_000n) },
);

const participation = fc
  .tuple(fc.shuffledSubarray(INSTITUTIONS, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 3 }))
  .map(([names, responsible]): IndicatorContent['participation'] =>
    names.map((institution, index) => ({ institution, role: index < responsible ? 'responsible' : 'involved' })),
  );

const indicator = fc.record({
  name: sentence,
  unit: fc.constantFrom('Persona', 'Evento', 'Ficha de registro'),
  target,
  targetNote: fc.constantFrom(null, null, null, 'a/'),
  participation,
});

const observations = fc.oneof(
  { weight: 4, arbitrary: fc.array(sentence, { maxLength: 4 }) },
  { weight: 1, arbitrary: fc.array(sentence, { minLength: 30, maxLength: 60 }) },
);

const step = fc.record({
  indicator,
  goals: fc.array(indicator, { maxLength: 2 }),
  objective: fc.integer({ min: 0, max: 11 }),
  strategy: fc.integer({ min: 0, max: 4 }),
  line: fc.integer({ min: 0, max: 2 }),
  axis: fc.integer({ min: 1, max: 4 }),
  names: fc.tuple(sentence, sentence, sentence),
  progress: fc.oneof(
    executed.map(carriedOut),
    executed.map(statedFigure),
    fc.constantFrom(NO_PROGRESS, withoutAnswer()),
  ),
  observations: observations.map((lines) => lines.join('\n')),
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Annexes of `min` to `max` rows. */
export function randomAnnex(min: number, max: number): fc.Arbitrary<RandomAnnex> {
  return fc.array(step, { minLength: min, maxLength: max, size: 'max' }).map(annexFrom);
}

function annexFrom(steps: readonly Step[]): RandomAnnex {
  const elements = new Map<string, PlanElementContent>();
  const indicators: IndicatorContent[] = [];
  const progress = new Map<string, IndicatorProgress>();
  const texts = new Map<string, string>();
  const at = { objective: 0, strategy: 0, line: 0, number: 0 };
  for (const each of steps) {
    advance(at, each);
    const codes = codesOf(at, each, elements);
    if (!elements.has(codes.objective)) {
      each.goals.forEach((goal, index) => indicators.push(contentOf(codes.objective, index + 1, goal)));
    }
    addElements(elements, codes, each);
    indicators.push(contentOf(codes.line, at.number, each.indicator));
    progress.set(`${codes.line}-${at.number}`, each.progress);
    texts.set(`${codes.line}-${at.number}`, each.observations);
  }
  const content = {
    elements: inOrder([...elements.values()]),
    indicators: [...indicators].sort((a, b) => compareCodes(a.element, b.element) || a.number - b.number),
    footnotes: [
      { mark: 'TF', text: 'Trabajo forzoso.' },
      { mark: 'a/', text: 'Desde el año 2020.' },
    ],
  };
  return { content, annex: annexOf({ plan: PLAN, content, cutoff: '2019-12-31', progress, observations: texts }) };
}

interface Place {
  objective: number;
  strategy: number;
  line: number;
  number: number;
}

function advance(at: Place, { objective, strategy, line }: Step): void {
  if (at.objective === 0 || objective === 0)
    Object.assign(at, { objective: at.objective + 1, strategy: 1, line: 1, number: 1 });
  else if (strategy === 0) Object.assign(at, { strategy: at.strategy + 1, line: 1, number: 1 });
  else if (line > 0) Object.assign(at, { line: at.line + 1, number: 1 });
  else at.number += 1;
}

type Codes = Readonly<Record<'objective' | 'axis' | 'strategy' | 'line', string>>;

function codesOf(at: Place, { axis }: Step, elements: ReadonlyMap<string, PlanElementContent>): Codes {
  const strategy = `E ${at.objective}.${at.strategy}`;
  return {
    objective: `OE ${at.objective}`,
    axis: elements.get(strategy)?.axis ?? `EE ${axis}`,
    strategy,
    line: `LA ${at.objective}.${at.strategy}.${at.line}`,
  };
}

function addElements(
  elements: Map<string, PlanElementContent>,
  codes: Codes,
  { names: [first, second, third] }: Step,
): void {
  const add = (element: PlanElementContent): void => {
    if (!elements.has(element.code)) elements.set(element.code, element);
  };
  add({ code: codes.objective, level: 'objective', name: first, parent: null, axis: null });
  add({ code: codes.axis, level: 'axis', name: `Eje ${codes.axis}`, parent: null, axis: null });
  add({ code: codes.strategy, level: 'strategy', name: second, parent: codes.objective, axis: codes.axis });
  add({ code: codes.line, level: 'line', name: third, parent: codes.strategy, axis: null });
}

const LEVELS = ['objective', 'axis', 'strategy', 'line'];

function inOrder(elements: PlanElementContent[]): PlanElementContent[] {
  return elements.sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || compareCodes(a.code, b.code));
}

function contentOf(
  element: string,
  number: number,
  facts: typeof indicator extends fc.Arbitrary<infer T> ? T : never,
): IndicatorContent {
  const rule = { rule: { measure: 'sum' }, direction: 'increasing', baseline: null } as const;
  return { element, number, ...facts, ...rule, sensitive: false, programming: null };
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
};

function carriedOut(total: Amount): IndicatorProgress {
  const tally = { ...EMPTY_TALLY, counted: 1, total };
  const validatedThrough = Date.UTC(2020, 0, 15, 16, 2, 11);
  return { ...NO_PROGRESS, tally, activities: 1, reportedBy: ['SUNAFIL'], validatedThrough };
}

function statedFigure(amount: Amount): IndicatorProgress {
  return { ...NO_PROGRESS, stated: { executed: amount, activityDone: amount > 0n } };
}

function withoutAnswer(): IndicatorProgress {
  return { ...NO_PROGRESS, asked: { on: '2019-12-02', dueOn: '2019-12-20', institutions: ['SUNAFIL', 'MTPE'] } };
}
