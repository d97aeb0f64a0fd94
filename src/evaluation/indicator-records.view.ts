/** The activities behind an indicator, each with what it adds and what it has to do with the figure. */
import type { IsoDate } from '../domain/dates';
import { slashedDate } from '../domain/dates';
import type { Explained } from '../domain/explanation';
import type { IndicatorAccount } from '../domain/indicator-account';
import { quantityWithUnit } from '../domain/quantity-words';
import { type ExplanationFacts, verdictWords } from '../presentation/explanation-words';
import { shownAmount } from '../presentation/format';

export interface RecordView {
  readonly when: string;
  readonly title: string;
  readonly region: string;
  readonly institutions: string;
  readonly quantity: string;
  readonly counts: boolean;
  readonly verdict: string;
  readonly documents: readonly string[];
}

/** In the order of their days. */
export function recordViews(account: IndicatorAccount, facts: ExplanationFacts): RecordView[] {
  return account.records.map((record) => {
    const { contribution, verdict } = record;
    return {
      when: dayOrSpan(contribution.startsOn, contribution.endedOn),
      title: contribution.title === '' ? 'Actividad sin título' : contribution.title,
      region: contribution.region ?? 'Sin región',
      institutions: contribution.institutions.join(' / '),
      quantity: quantityOf(record, facts),
      counts: verdict.kind === 'part' || verdict.kind === 'counts' || verdict.kind === 'without-effect',
      verdict: verdictWords(record, facts),
      documents: contribution.documents,
    };
  });
}

function dayOrSpan(startsOn: IsoDate, endedOn: IsoDate): string {
  return startsOn === endedOn ? slashedDate(startsOn) : `${slashedDate(startsOn)} al ${slashedDate(endedOn)}`;
}

function quantityOf({ contribution }: Explained, { rule, unit }: ExplanationFacts): string {
  const { quantity, denominator, stage, subject, criterion } = contribution;
  switch (rule.measure) {
    case 'ratio':
      return `${shownAmount(quantity)} de ${shownAmount(denominator ?? 0n)}`;
    case 'milestone':
      return rule.stages[(stage ?? 0) - 1]?.name ?? '';
    case 'criteria':
      return `${subject ?? ''}, criterio ${criterion ?? ''}`;
    case 'distinct':
      return rule.of === 'subject' ? (subject ?? '') : quantityWithUnit(quantity, unit);
    case 'sum':
    case 'latest':
    case 'average':
      return quantityWithUnit(quantity, unit);
  }
}
