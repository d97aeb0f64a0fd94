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

/** Longer names do not fit into the index by which different ones are counted. */
const MOST_SUBJECT = 300;

const NO_QUANTITY = 'Escriba la cantidad; si no sumó nada, escriba 0.';

type Tell = (field: keyof DraftContribution, sentence: string) => void;

/** Null where it cannot be read; `tell` has heard why. Ages are read for sensitive indicators alone. */
export function readContribution(
  typed: DraftContribution,
  { element, number, rule, sensitive }: LineIndicator,
  tell: Tell,
): ContributionContent | null {
  let isWhole = true;
  const refuse: Tell = (field, sentence) => {
    isWhole = false;
    tell(field, sentence);
  };
  const amount = (field: 'quantity' | 'women' | 'men' | 'under18' | 'adults' | 'denominator'): Amount | null => {
    if (isBlank(typed[field])) return null;
    const reading = readAmount(typed[field]);
    if ('amount' in reading) return reading.amount;
    refuse(field, reading.refused);
    return null;
  };
  const quantity = amount('quantity') ?? presumed(rule);
  if (quantity === null && isBlank(typed.quantity)) refuse('quantity', NO_QUANTITY);
  const [women, men] = [amount('women'), amount('men')];
  const [under18, adults] = sensitive ? [amount('under18'), amount('adults')] : [null, null];
  tellExcess(quantity, [women, men], () => refuse('women', excess('Mujeres y hombres', women, men, quantity)));
  tellExcess(quantity, [under18, adults], () =>
    refuse('under18', excess('Menores y mayores', under18, adults, quantity)),
  );
  const special = readSpecial(typed, rule, amount('denominator'), refuse);
  if (!isWhole || quantity === null) return null;
  const ages = { ...(under18 === null ? {} : { under18 }), ...(adults === null ? {} : { adults }) };
  return { element, number, quantity, women, men, ...ages, ...special, choice: null, choiceReason: null };
}

function isBlank(typed: string): boolean {
  return typed.trim() === '';
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
  const subject = readSubject(typed.subject, refuse);
  switch (rule.measure) {
    case 'ratio':
      if (denominator === null && isBlank(typed.denominator))
        refuse('denominator', 'Escriba el total sobre el que se calcula la proporción.');
      return { ...none, denominator };
    case 'milestone': {
      const stage = place(typed.stage, rule.stages.length);
      if (stage === null) refuse('stage', 'Elija la etapa que se alcanzó.');
      return { ...none, stage };
    }
    case 'criteria':
      return { ...none, subject, criterion: readCriterion(typed.criterion, rule.of, subject, refuse) };
    case 'distinct':
      if (rule.of === 'subject' && subject === null) refuse('subject', 'Escriba el nombre de lo que se cuenta.');
      return { ...none, subject: rule.of === 'subject' ? subject : null };
    default:
      return none;
  }
}

function readSubject(typed: string, refuse: Tell): string | null {
  const subject = oneLine(typed);
  if (subject.length > MOST_SUBJECT)
    refuse('subject', `El nombre tiene ${subject.length} letras y admite hasta ${MOST_SUBJECT}; acórtelo.`);
  return subject === '' ? null : subject;
}

function readCriterion(typed: string, of: number, subject: string | null, refuse: Tell): number | null {
  const criterion = place(typed, of);
  if (subject === null) refuse('subject', 'Escriba de quién o de qué se cumple el criterio.');
  if (criterion === null) refuse('criterion', `Escriba el número del criterio, de 1 a ${of}.`);
  return criterion;
}

function place(typed: string, most: number): number | null {
  const number = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : 0;
  return number >= 1 && number <= most ? number : null;
}
