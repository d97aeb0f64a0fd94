/**
 * The Observaciones of an indicator, composed from its validated activities the way the commission's acta writes
 * them: a heading per month, "Evento 1 (18/11/2019): Ucayali – 5 personas", the documents, and apart what does not
 * count with its reason.
 */
import { type Amount, amountText } from './amount';
import type { Standing } from './counting';
import { type IsoDate, monthName, monthSpan, slashedDate } from './dates';
import { type Legend, legendOf } from './legend';
import type { Light } from './light';
import type { MeasureRule } from './measure';
import { noProgressLines, type ToldNoProgress } from './no-progress-lines';
import { wordsOfUnit } from './quantity-words';
import { sectionTitle, sharedTitle } from './shared-title';

export type TextPlacement = 'before' | 'instead';

/** One contribution to the indicator with what is told of its activity. */
export interface ObservedContribution {
  readonly startsOn: IsoDate;
  readonly endedOn: IsoDate;
  /** Order of handing over, among those of one date. */
  readonly sequence: number;
  readonly title: string;
  /** Name of the region; null: none. */
  readonly region: string | null;
  readonly documents: readonly string[];
  readonly quantity: Amount;
  readonly denominator: Amount | null;
  readonly stage: number | null;
  readonly subject: string | null;
  readonly criterion: number | null;
  readonly standing: Standing;
  /** Acronyms of other institutions that reported the same event; missing: none. */
  readonly alsoReportedBy?: readonly string[];
  /** Acronym of who reported; missing: it is not asked, as nobody declared "sin avance". */
  readonly institution?: string;
}

export interface ObservationFacts {
  readonly rule: MeasureRule;
  readonly unit: string;
  readonly countsFrom: IsoDate | null;
  readonly countsFromNorm: string | null;
  /** Whether the plan covers more than one calendar year, so that months need theirs. */
  readonly severalYears: boolean;
  /** Validated contributions up to the cutoff, in any order. */
  readonly contributions: readonly ObservedContribution[];
  /** Observations that came with a figure carried over; null: none, or replaced by activities. */
  readonly stated: string | null;
  readonly text: { readonly placement: TextPlacement; readonly text: string } | null;
  /** Validated ones up to the cutoff, in any order; missing: none. */
  readonly noProgress?: readonly ToldNoProgress[];
  readonly override: { readonly light: Light; readonly reason: string } | null;
  /** By which a light that was set is named; missing: the usual one. */
  readonly legend?: Legend;
}

/** With the unit's words, made once for all events. */
interface Telling extends ObservationFacts {
  readonly inUnits: (quantity: Amount) => string;
}

/** Texts of more characters have no place in one cell of a workbook, which holds 32,767. */
export const LONGEST_IN_CELL = 30_000;

/** Observations, those that have no place in one cell with what their months come to. */
export type Observations = string | { readonly text: string; readonly totals: string };

/** The observations of an indicator as every output can print them. */
export function composedObservations(facts: ObservationFacts): Observations {
  const text = observationsOf(facts);
  if (text.length <= LONGEST_IN_CELL || facts.contributions.length === 0) return text;
  return { text, totals: observationTotalsOf(facts) };
}

/** The whole text, paragraphs parted by line breaks; empty where there is nothing to tell. */
export function observationsOf(facts: ObservationFacts): string {
  return joinedOf(facts, monthsOf);
}

/** The same with a line for each month instead of one for each activity: how many, and what they add. */
export function observationTotalsOf(facts: ObservationFacts): string {
  return joinedOf(facts, monthTotalsOf);
}

type SectionLines = (section: readonly ObservedContribution[], facts: Telling) => string[];

function joinedOf(facts: ObservationFacts, linesOf: SectionLines): string {
  const telling = { ...facts, inUnits: wordsOfUnit(facts.unit) };
  const composed = facts.text?.placement === 'instead' ? [] : composedOf(telling, linesOf);
  const light = facts.override ? overrideText(facts.override, facts.legend) : '';
  return [facts.text?.text ?? '', ...composed, light].filter((part) => part !== '').join('\n');
}

function composedOf(facts: Telling, linesOf: SectionLines): string[] {
  const { stated, noProgress = [], contributions } = facts;
  return [stated ?? '', ...sectionsOf(facts, linesOf), ...noProgressLines(noProgress, contributions)];
}

/** How observations tell a light that the secretariat set. */
export function overrideText(
  { light, reason }: { readonly light: Light; readonly reason: string },
  legend?: Legend,
): string {
  return `Semáforo fijado por la Secretaría Técnica en «${legendOf(light, legend).label}»: ${reason}`;
}

function sectionsOf(facts: Telling, linesOf: SectionLines): string[] {
  const sections = new Map<string, ObservedContribution[]>();
  for (const each of [...facts.contributions].sort(inOrder)) {
    const heading = headingOf(each.standing, facts);
    const section = sections.get(heading);
    if (section) section.push(each);
    else sections.set(heading, [each]);
  }
  const headings = [...sections.keys()].sort((a, b) => Number(a !== '') - Number(b !== ''));
  return headings.flatMap((heading) => [heading, ...linesOf(sections.get(heading) ?? [], facts)]);
}

function inOrder(a: ObservedContribution, b: ObservedContribution): number {
  if (a.startsOn !== b.startsOn) return a.startsOn < b.startsOn ? -1 : 1;
  if (a.endedOn !== b.endedOn) return a.endedOn < b.endedOn ? -1 : 1;
  return a.sequence - b.sequence;
}

function headingOf(standing: Standing, facts: ObservationFacts): string {
  if (standing.counts) return '';
  if (standing.why === 'excluded') return `No cuentan para la meta (${standing.reason ?? ''}):`;
  if (standing.why === 'reported-by-another')
    return `No cuentan para la meta (ya informado por ${standing.reason ?? ''}):`;
  const norm = facts.countsFromNorm ? `, ${facts.countsFromNorm}` : '';
  const from = facts.countsFrom ? slashedDate(facts.countsFrom) : '';
  return `No cuentan para la meta (anteriores al ${from}${norm}):`;
}

function monthsOf(section: readonly ObservedContribution[], facts: Telling): string[] {
  const shared = sectionTitle(section);
  const lines = shared === null ? [] : [shared];
  let month = '';
  let title: string | null = null;
  section.forEach((each, index) => {
    if (each.startsOn.slice(0, 7) !== month) {
      month = each.startsOn.slice(0, 7);
      title = shared === null ? sharedTitle(section.filter((other) => other.startsOn.startsWith(month))) : null;
      lines.push(monthHeading(month, title, facts));
    }
    lines.push(eventLine(each, index + 1, each.title !== (shared ?? title), facts));
  });
  return lines;
}

function monthTotalsOf(section: readonly ObservedContribution[], facts: Telling): string[] {
  const months = new Map<string, ObservedContribution[]>();
  for (const each of section) {
    const month = each.startsOn.slice(0, 7);
    const known = months.get(month);
    if (known) known.push(each);
    else months.set(month, [each]);
  }
  return [...months].map(([month, all]) => {
    const count = `${all.length} ${all.length === 1 ? 'actividad' : 'actividades'}`;
    const added = whatMonthAdds(all, facts);
    return `${monthHeading(month, count, facts)}${added === '' ? '' : ` – ${added}`}.`;
  });
}

// Of the other measures the values of a month do not add up to anything.
function whatMonthAdds(all: readonly ObservedContribution[], { rule, inUnits }: Telling): string {
  const quantity = all.reduce((sum, each) => sum + each.quantity, 0n);
  if (rule.measure === 'sum') return inUnits(quantity);
  if (rule.measure !== 'ratio') return '';
  return `${amountText(quantity)} de ${amountText(all.reduce((sum, each) => sum + (each.denominator ?? 0n), 0n))}`;
}

function monthHeading(month: string, title: string | null, facts: ObservationFacts): string {
  const name = monthName(Number(month.slice(5, 7)));
  const year = facts.severalYears ? ` de ${month.slice(0, 4)}` : '';
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}${year}:${title === null ? '' : ` ${title}`}`;
}

function eventLine(each: ObservedContribution, number: number, withTitle: boolean, facts: Telling): string {
  const place = [each.region ?? '', whatWasAdded(each, facts)].filter((part) => part !== '').join(' – ');
  const title = withTitle ? each.title : '';
  const told = [place && title ? `${place}.` : place, title].filter((part) => part !== '').join(' ');
  const documents = each.documents.length > 0 ? ` (${each.documents.join('; ')})` : '';
  const head = `• Evento ${number} (${when(each)})`;
  const chosen =
    each.standing.counts && each.standing.againstRule
      ? ` Cuenta por decisión de la Secretaría Técnica: ${each.standing.reason ?? ''}.`
      : '';
  const others = each.alsoReportedBy ?? [];
  const also = others.length === 0 ? '' : ` Informado también por ${others.join(', ')}.`;
  return `${head}${told || documents ? ':' : ''}${told ? ` ${withoutStop(told)}` : ''}${documents}.${chosen}${also}`;
}

function withoutStop(text: string): string {
  return text.endsWith('.') ? text.slice(0, -1) : text;
}

function when({ startsOn, endedOn }: ObservedContribution): string {
  if (startsOn === endedOn) return slashedDate(startsOn);
  const month = monthSpan(Number(startsOn.slice(0, 4)), Number(startsOn.slice(5, 7)));
  const whole = month?.first === startsOn && month.last === endedOn;
  return whole
    ? `${monthName(Number(startsOn.slice(5, 7)))} de ${startsOn.slice(0, 4)}`
    : `${slashedDate(startsOn)} al ${slashedDate(endedOn)}`;
}

function whatWasAdded(each: ObservedContribution, { rule, unit, inUnits }: Telling): string {
  switch (rule.measure) {
    case 'ratio':
      return `${amountText(each.quantity)} de ${amountText(each.denominator ?? 0n)}`;
    case 'milestone':
      return rule.stages[(each.stage ?? 0) - 1]?.name ?? '';
    case 'criteria':
      return `${each.subject ?? ''}, criterio ${each.criterion ?? ''}`;
    case 'distinct':
      return rule.of === 'subject' ? (each.subject ?? '') : '';
    case 'sum':
      return each.quantity === 0n || isOneEvent(each, unit) ? '' : inUnits(each.quantity);
    default:
      return inUnits(each.quantity);
  }
}

function isOneEvent(each: ObservedContribution, unit: string): boolean {
  return each.quantity === 10_000n && unit.trim().toLowerCase() === 'evento';
}
