/** What an activity adds to an indicator, read from what an officer typed. Parts may not exceed the total. */
import type { ContributionContent } from './activity';
import { type Amount, amountText, readAmount } from './amount';
import type { DraftContribution } from './line-draft';
import type { MeasureRule } from './measure';
import { oneLine } from './text';

/** An indicator as its form needs it. */
export interface LineIndicator {
  readonly element: string;
  readonly number: number;
  readonly rule: MeasureRule;
  readonly target: Amount | null;
  /** Whether it counts victims or persons denounced: ages are asked for. */
  readonly sensitive: boolean;
}

/** Ages are read for sensitive indicators alone. */
export interface ReadContribution extends ContributionContent {
  readonly under18: Amount | null;
  readonly adults: Amount | null;
}

/** Longer names do not fit into the index by which different ones are counted. */
const MOST_SUBJECT = 300;

type Tell = (field: keyof DraftContribution, sentence: string) => void;

/** Null where it cannot be read; `tell` has heard why. */
export function readContribution(
  typed: DraftContribution,
  { element, number, rule, sensitive }: LineIndicator,
  tell: Tell,
): ReadContribution | null {
  let isWhole = true;
  const refuse: Tell = (field, sentence) => {
    isWhole = false;
    tell(field, sentence);
  };
  const amount = (field: 'quantity' | 'women' | 'men' | 'under18' | 'adults' | 'denominator'): Amount | null => {
    if (typed[field].trim() === '') return null;
    const reading = readAmount(typed[field]);
    if ('amount' in reading) return reading.amount;
    refuse(field, reading.refused);
    return null;
  };
  const quantity = amount('quantity') ?? presumed(rule);
  if (quantity === null && typed.quantity.trim() === '')
    refuse('quantity', 'Escriba la cantidad; si no sumó nada, escriba 0.');
  const [women, men] = [amount('women'), amount('men')];
  const [under18, adults] = sensitive ? [amount('under18'), amount('adults')] : [null, null];
  tellExcess(quantity, [women, men], () => refuse('women', excess('Mujeres y hombres', women, men, quantity)));
  tellExcess(quantity, [under18, adults], () =>
    refuse('under18', excess('Menores y mayores', under18, adults, quantity)),
  );
  const special = readSpecial(typed, rule, amount('denominator'), refuse);
  if (!isWhole || quantity === null) return null;
  return { element, number, quantity, women, men, under18, adults, ...special, choice: null, choiceReason: null };
}

/** A stage or a criterion is one by itself. */
function presumed({ measure }: MeasureRule): Amount | null {
  return measure === 'milestone' || measure === 'criteria' ? 10_000n : null;
}

function tellExcess(total: Amount | null, parts: readonly (Amount | null)[], tell: () => void): void {
  const sum = parts.reduce<Amount>((above, part) => above + (part ?? 0n), 0n);
  if (total !== null && sum > total) tell();
}

function excess(which: string, a: Amount | null, b: Amount | null, total: Amount | null): string {
  const sum = amountText((a ?? 0n) + (b ?? 0n));
  return `${which} suman ${sum}, más que la cantidad ${amountText(total ?? 0n)}; corrija una de las cifras.`;
}

function readSpecial(
  typed: DraftContribution,
  rule: MeasureRule,
  denominator: Amount | null,
  refuse: Tell,
): Pick<ContributionContent, 'denominator' | 'stage' | 'subject' | 'criterion'> {
  const none = { denominator: null, stage: null, subject: null, criterion: null };
  const subject = oneLine(typed.subject).slice(0, MOST_SUBJECT) || null;
  switch (rule.measure) {
    case 'ratio':
      if (denominator === null && typed.denominator.trim() === '')
        refuse('denominator', 'Escriba el total sobre el que se calcula la proporción.');
      return { ...none, denominator };
    case 'milestone': {
      const stage = place(typed.stage, rule.stages.length);
      if (stage === null) refuse('stage', 'Elija la etapa que se alcanzó.');
      return { ...none, stage };
    }
    case 'criteria': {
      const criterion = place(typed.criterion, rule.of);
      if (subject === null) refuse('subject', 'Escriba de quién o de qué se cumple el criterio.');
      if (criterion === null) refuse('criterion', `Escriba el número del criterio, de 1 a ${rule.of}.`);
      return { ...none, subject, criterion };
    }
    case 'distinct':
      if (rule.of === 'subject' && subject === null) refuse('subject', 'Escriba el nombre de lo que se cuenta.');
      return { ...none, subject: rule.of === 'subject' ? subject : null };
    default:
      return none;
  }
}

function place(typed: string, most: number): number | null {
  const number = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : 0;
  return number >= 1 && number <= most ? number : null;
}
