/** Raw facts of a random plan in the shapes that the system's rules take. */
import { type AnnexFacts, annexOf, type Annex, indicatorKey, type IndicatorProgress } from '../../src/domain/annex';
import { standingOf } from '../../src/domain/counting';
import { type CountedContribution, type MeasureRule, tallyOf } from '../../src/domain/measure';
import type { IndicatorContent, PlanElementContent } from '../../src/domain/plan';
import type { NaiveContribution, NaiveIndicator, NaivePlan } from './naive-reading';
import type { RandomPlan } from './random-plans';

/** Where the indicators of a random plan stand, in plan order; the last one is an objective's. */
export const PLACES = ['LA 1.1.2-1', 'LA 1.1.2-2', 'LA 1.1.10-1', 'LA 2.1.1-1', 'LA 2.3.1-1'];
export const OBJECTIVES_PLACE = 'OE 1-1';

const element = (code: string, level: PlanElementContent['level'], parent: string | null): PlanElementContent => ({
  code,
  level,
  name: `Nombre de ${code}`,
  parent,
  axis: level === 'strategy' ? 'EE 1' : null,
});

const ELEMENTS: PlanElementContent[] = [
  element('OE 2', 'objective', null),
  element('OE 1', 'objective', null),
  element('EE 1', 'axis', null),
  element('E 1.1', 'strategy', 'OE 1'),
  element('E 2.1', 'strategy', 'OE 2'),
  element('E 2.3', 'strategy', 'OE 2'),
  element('LA 2.3.1', 'line', 'E 2.3'),
  element('LA 1.1.10', 'line', 'E 1.1'),
  element('LA 1.1.2', 'line', 'E 1.1'),
  element('LA 2.1.1', 'line', 'E 2.1'),
];

/** The annex of a random plan. */
export function annexOfRandom(random: RandomPlan): Annex {
  return annexOf(annexFactsOf(random));
}

/** What the annex of a random plan is made of; its sixth indicator is that of an objective. */
export function annexFactsOf({ plan, indicators }: RandomPlan): AnnexFacts {
  const contents = indicators.map((each, index) => contentOf(each, PLACES[index] ?? OBJECTIVES_PLACE));
  const progress = indicators.map((each, index): [string, IndicatorProgress] => [
    PLACES[index] ?? OBJECTIVES_PLACE,
    progressOf(plan, each),
  ]);
  return {
    plan: {
      code: 'POA-2019',
      title: 'Plan Operativo Anual 2019',
      commission: 'CNLCTF',
      version: 1,
      startsOn: '2019-01-01',
      endsOn: '2019-12-31',
      countsFrom: plan.countsFrom,
      countsFromNorm: null,
    },
    content: { elements: ELEMENTS, indicators: contents, footnotes: [] },
    cutoff: plan.cutoff,
    progress: new Map(progress),
    observations: new Map(contents.map((each) => [indicatorKey(each), `Texto de ${indicatorKey(each)}`])),
  };
}

function contentOf(indicator: NaiveIndicator, place: string): IndicatorContent {
  const cut = place.lastIndexOf('-');
  return {
    element: place.slice(0, cut),
    number: Number(place.slice(cut + 1)),
    name: `Número de ${place}`,
    unit: 'Persona',
    target: indicator.target,
    targetNote: null,
    rule: ruleOf(indicator),
    direction: indicator.decreasing ? 'decreasing' : 'increasing',
    baseline: indicator.baseline,
    sensitive: false,
    programming: null,
    participation: [
      { institution: 'MINSA', role: 'involved' },
      ...indicator.responsible.map((institution) => ({ institution, role: 'responsible' as const })),
    ],
  };
}

function ruleOf({ measure, distinctOf, weights, needed }: NaiveIndicator): MeasureRule {
  if (measure === 'distinct') return { measure, of: distinctOf };
  if (measure === 'criteria') return { measure, needed, of: 3 };
  if (measure !== 'milestone') return { measure };
  return {
    measure,
    stages: weights.map((weight, index) => ({ name: `Etapa ${index + 1}`, weight: weight * 10_000n })),
  };
}

/** What is recorded on an indicator up to the cutoff. */
export function progressOf(plan: NaivePlan, indicator: NaiveIndicator): IndicatorProgress {
  const sent = indicator.contributions.filter((each) => (each.endDate ?? each.date) <= plan.cutoff);
  const done = sent.filter((each) => each.state === 'validated');
  const told = indicator.noProgress.filter((each) => each.date <= plan.cutoff);
  const unanswered = [...sent, ...told].filter((each) => each.state === 'in-review');
  const { asked, stated, override } = indicator;
  const counted = done.filter((each) => isCounted(plan, each)).map(contributionOf);
  return {
    tally: tallyOf(ruleOf(indicator), counted),
    activities: done.length,
    stated: stated && stated.date <= plan.cutoff ? stated : null,
    asked: asked && { on: '2019-06-01', dueOn: '2019-06-20', institutions: asked },
    reportedBy: namesOf(done),
    withoutProgress: namesOf(told.filter((each) => each.state === 'validated')),
    inReview: namesOf(unanswered),
    override: override && { light: override, reason: 'Lo verificó la Secretaría Técnica' },
    validatedThrough: done.length > 0 ? 1_579_104_131_000 + done.length * 60_000 : null,
  };
}

function isCounted({ countsFrom }: NaivePlan, each: NaiveContribution): boolean {
  const countedWith = each.reportedByAnother ? 'MINJUS' : null;
  const endedOn = each.endDate ?? each.date;
  return standingOf({ endedOn, countsFrom, choice: each.counts, reason: 'Así consta', countedWith }).counts;
}

function contributionOf(each: NaiveContribution): CountedContribution {
  return { ...each, endedOn: each.endDate ?? each.date };
}

function namesOf(answers: { institution: string }[]): string[] {
  return [...new Set(answers.map((each) => each.institution))];
}
