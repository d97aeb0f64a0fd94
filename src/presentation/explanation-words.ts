/** The rule that made a figure, told with the contributions that it was made of: `…: 69 + 68 + 36 = 173.` */
import { type Amount, roundHalfUp } from '../domain/amount';
import type { IsoDate } from '../domain/dates';
import { slashedDate } from '../domain/dates';
import type { Explained } from '../domain/explanation';
import type { Figure } from '../domain/light';
import type { MeasureRule } from '../domain/measure';
import { wordsOfUnit } from '../domain/quantity-words';
import { shownAmount, shownFraction } from './format';
import { listed } from './words';

export interface ExplanationFacts {
  readonly rule: MeasureRule;
  readonly unit: string;
  readonly cutoff: IsoDate;
  readonly countsFrom: IsoDate | null;
  readonly countsFromNorm: string | null;
  readonly figure: Figure;
  /** Validated activities up to the cutoff, counted or not. */
  readonly activities: number;
  readonly isStated: boolean;
  /** Institutions whose declaration of no progress is validated. */
  readonly withoutProgress: readonly string[];
  /** Of the indicator, all of them or a part. */
  readonly records: readonly Explained[];
  readonly isComplete: boolean;
}

// A longer sum is not read by anyone; the list of activities has it.
const MOST_TERMS = 24;

/** How the figure came about, in a sentence. */
export function ruleSentence(facts: ExplanationFacts): string {
  const { figure, cutoff, withoutProgress } = facts;
  if (facts.activities === 0 && facts.isStated) {
    return 'Es la cifra de la carga histórica, sin actividades detrás; la reemplaza la primera actividad que se valide.';
  }
  if (facts.activities === 0 && figure.reporting.state === 'none') {
    return `${listed(withoutProgress)} ${withoutProgress.length === 1 ? 'declaró' : 'declararon'} «sin avance», y la declaración está validada: la cifra es ${shownValue(facts)}.`;
  }
  if (facts.activities === 0) return `Hasta el ${slashedDate(cutoff)} no hay ninguna actividad validada: no hay cifra.`;
  if (figure.executed === null) return `${measureWords(facts)} ${scope(facts)}; los denominadores suman 0: no aplica.`;
  const terms = facts.isComplete ? termsOf(facts) : null;
  const parts = facts.records.filter(isCounted).length;
  if (facts.isComplete && parts === 0) {
    return `${measureWords(facts)} ${scope(facts)}: ninguna cuenta y la cifra es ${shownValue(facts)}.`;
  }
  return `${measureWords(facts)} ${scope(facts)}: ${terms === null ? '' : `${terms} = `}${shownValue(facts)}.`;
}

/** What was left out of a sum, each with its total and what the sum would be with it; else nothing. */
export function leftOutSentences(facts: ExplanationFacts): string[] {
  if (facts.rule.measure !== 'sum' || !facts.isComplete || facts.figure.executed === null) return [];
  const executed = roundHalfUp(facts.figure.executed);
  const inUnits = wordsOfUnit(facts.unit);
  const left = (isOf: (each: Explained) => boolean, why: string): string[] => {
    const quantities = facts.records.filter(isOf).map(({ contribution }) => contribution.quantity);
    const total = sum(quantities);
    if (total === 0n) return [];
    const terms =
      quantities.length > 1 && quantities.length <= MOST_TERMS ? `${quantities.map(shownAmount).join(' + ')} = ` : '';
    return [`${why}: ${terms}${inUnits(total)}; con ello la suma sería ${shownAmount(executed + total)}.`];
  };
  const norm = facts.countsFromNorm === null ? '' : ` (${facts.countsFromNorm})`;
  const from = facts.countsFrom === null ? '' : `${slashedDate(facts.countsFrom)}${norm}`;
  const groups = [
    ...left((each) => isNotCounted(each, 'before-plan-counts'), `No cuenta lo anterior al ${from}`),
    ...left((each) => isNotCounted(each, 'excluded'), 'No cuenta lo que excluyó la Secretaría Técnica'),
    ...left((each) => isNotCounted(each, 'reported-by-another'), 'No cuenta lo que ya informó otra institución'),
    ...left(({ verdict }) => verdict.kind === 'in-review', 'Todavía no cuenta lo que está en revisión'),
  ];
  const all = sum(facts.records.filter(isLeftOut).map(({ contribution }) => contribution.quantity));
  return groups.length < 2 ? groups : [...groups, `Con todo ello la suma sería ${shownAmount(executed + all)}.`];
}

/** What a contribution has to do with the figure, and why. */
export function verdictWords({ contribution, verdict }: Explained, facts: ExplanationFacts): string {
  const { standing, endedOn, institution } = contribution;
  const norm = facts.countsFromNorm === null ? '' : `, ${facts.countsFromNorm}`;
  switch (verdict.kind) {
    case 'in-review':
      return 'No cuenta todavía: está en revisión.';
    case 'after-cutoff':
      return `No cuenta a esta fecha de corte: terminó después, el ${slashedDate(endedOn)}.`;
    case 'not-counted':
      if (verdict.why === 'excluded')
        return `No cuenta: la excluyó la Secretaría Técnica. Motivo: ${standing.reason ?? ''}`;
      if (verdict.why === 'reported-by-another') return `No cuenta: ya la informó ${standing.reason ?? ''}.`;
      return `No cuenta: es anterior al ${slashedDate(facts.countsFrom ?? '')}${norm}.`;
    case 'without-effect':
      return WITHOUT_EFFECT[verdict.why](institution);
    case 'counts':
    case 'part':
      return standing.counts && standing.againstRule
        ? `Cuenta por decisión de la Secretaría Técnica. Motivo: ${standing.reason ?? ''}`
        : 'Cuenta.';
  }
}

const WITHOUT_EFFECT = {
  zero: () => 'Cuenta, y no cambia la cifra: aporta 0.',
  nameless: () => 'Cuenta, y no cambia la cifra: no dice de qué se trata lo que se distingue.',
  repeated: () => 'Cuenta, y no cambia la cifra: ya estaba contado.',
  replaced: (institution: string) => `No entra en la cifra: ${institution} informó después otro valor.`,
  'lower-stage': () => 'Cuenta, y no cambia la cifra: hay una etapa más alta.',
} as const;

function measureWords({ rule, unit }: ExplanationFacts): string {
  switch (rule.measure) {
    case 'sum':
      return `Suma de ${wordsOfUnit(unit)(0n).slice(2)}`;
    case 'latest':
      return 'Último valor de cada institución, sumado entre instituciones,';
    case 'average':
      return 'Promedio de los valores';
    case 'ratio':
      return 'Suma de los numeradores entre suma de los denominadores, en porcentaje,';
    case 'milestone':
      return 'Parte de la meta que vale la etapa más alta';
    case 'criteria':
      return `Número de casos que cumplen al menos ${rule.needed} de ${rule.of} criterios`;
    case 'distinct':
      return `Número de ${DISTINCT[rule.of]}, con un aporte mayor que 0,`;
  }
}

const DISTINCT = {
  region: 'regiones distintas',
  institution: 'instituciones distintas',
  subject: 'casos distintos',
} as const;

function scope({ cutoff, countsFrom, countsFromNorm }: ExplanationFacts): string {
  const norm = countsFromNorm === null ? '' : ` (${countsFromNorm})`;
  const from = countsFrom === null ? '' : ` que cuentan desde el ${slashedDate(countsFrom)}${norm}`;
  return `de las actividades validadas hasta el ${slashedDate(cutoff)}${from}`;
}

/** What the figure is made of; null where that would be too long to read. */
function termsOf(facts: ExplanationFacts): string | null {
  const parts = facts.records.filter(({ verdict }) => verdict.kind === 'part').map(({ contribution }) => contribution);
  if (parts.length === 0 || parts.length > MOST_TERMS) return null;
  const quantities = parts.map(({ quantity }) => shownAmount(quantity));
  const { rule } = facts;
  switch (rule.measure) {
    case 'sum':
      return quantities.join(' + ');
    case 'latest':
      return parts.map(({ institution, quantity }) => `${institution} ${shownAmount(quantity)}`).join(' + ');
    case 'average':
      return `(${quantities.join(' + ')}) / ${parts.length}`;
    case 'ratio': {
      const denominators = parts.map(({ denominator }) => shownAmount(denominator ?? 0n));
      return `(${quantities.join(' + ')}) / (${denominators.join(' + ')})`;
    }
    case 'milestone': {
      const stage = rule.stages[(parts[0]?.stage ?? 0) - 1];
      return stage ? `«${stage.name}», ${shownAmount(stage.weight)} % de la meta` : null;
    }
    case 'distinct':
      if (rule.of === 'institution') return null;
      return listed(parts.map(({ region, subject }) => (rule.of === 'region' ? region : subject) ?? ''));
    case 'criteria':
      return null;
  }
}

function shownValue({ figure, rule }: ExplanationFacts): string {
  const value = figure.executed === null ? 'ninguna' : shownFraction(figure.executed);
  return rule.measure === 'ratio' && figure.executed !== null ? `${value} %` : value;
}

function isCounted({ verdict }: Explained): boolean {
  return verdict.kind === 'part' || verdict.kind === 'without-effect' || verdict.kind === 'counts';
}

function isNotCounted({ verdict }: Explained, why: string): boolean {
  return verdict.kind === 'not-counted' && verdict.why === why;
}

function isLeftOut({ verdict }: Explained): boolean {
  return verdict.kind === 'not-counted' || verdict.kind === 'in-review';
}

function sum(quantities: readonly Amount[]): Amount {
  return quantities.reduce((total, each) => total + each, 0n);
}
