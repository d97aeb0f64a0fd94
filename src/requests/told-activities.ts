/** The activities of a draft or of a report that was sent, as people read them. */
import { readAmount } from '../domain/amount';
import { readDate, slashedDate, type IsoDate } from '../domain/dates';
import { type DraftActivity, type DraftContribution, isActivityTyped, isContributionTyped } from '../domain/line-draft';
import type { LineDraft } from '../domain/line-draft';
import type { IndicatorContent } from '../domain/plan';
import type { ReceiptActivity } from '../domain/receipt';
import { keyOf } from '../domain/task-lines';
import { shownAmount } from '../presentation/format';
import type { OwnLine } from './own-task';

/** Names of files by the key of their activity. */
export type FileNames = ReadonlyMap<string, readonly string[]>;

export function toldActivities(own: OwnLine, draft: LineDraft, files: FileNames): ReceiptActivity[] {
  const indicators = new Map(own.standing.at.content.indicators.map((each) => [keyOf(each), each]));
  return draft.activities.filter(isActivityTyped).map((activity) => ({
    title: activity.title,
    when: shownDays(activity),
    region: regionName(own, activity.region),
    quantities: activity.contributions
      .filter(isContributionTyped)
      .map((each) => shownContribution(each, indicators.get(each.indicator))),
    documents: activity.documents.split('\n').filter(Boolean),
    files: files.get(activity.key) ?? [],
    comment: activity.comment,
  }));
}

/** `18/11/2019`, or `18/11/2019 al 20/11/2019`; what is no date is shown as typed. */
export function shownDays({ startsOn, endsOn }: Pick<DraftActivity, 'startsOn' | 'endsOn'>): string {
  return endsOn.trim() === '' ? shownDay(startsOn) : `${shownDay(startsOn)} al ${shownDay(endsOn)}`;
}

/** Whether an activity counts for the target, in a sentence. */
export function countsWords({ startsOn, endsOn }: DraftActivity, countsFrom: IsoDate | null): string {
  const ended = readDate(endsOn.trim() === '' ? startsOn : endsOn);
  if (ended === null || countsFrom === null || ended >= countsFrom)
    return 'Cuenta para la meta cuando la secretaría la valide.';
  return `No cuenta para la meta: es anterior al ${slashedDate(countsFrom)}. Se guarda y se lista.`;
}

function shownDay(typed: string): string {
  const day = readDate(typed);
  return day === null ? typed : slashedDate(day);
}

function regionName({ regions }: OwnLine, code: string): string {
  return code === '' ? 'Nacional' : (regions.find((each) => each.code === code)?.name ?? code);
}

function shownContribution(typed: DraftContribution, indicator: IndicatorContent | undefined): string {
  const unit = indicator?.unit ?? '';
  const parts = [
    [typed.women, 'mujeres'],
    [typed.men, 'hombres'],
    [typed.under18, 'menores de 18'],
    [typed.adults, 'de 18 o más'],
  ].flatMap(([text = '', word = '']) => (text === '' ? [] : [`${shownQuantity(text)} ${word}`]));
  const stage = indicator?.rule.measure === 'milestone' ? indicator.rule.stages[Number(typed.stage) - 1]?.name : null;
  const special = [
    typed.denominator === '' ? null : `de ${shownQuantity(typed.denominator)}`,
    stage ? `etapa: ${stage}` : null,
    typed.subject === '' ? null : typed.subject,
    typed.criterion === '' ? null : `criterio ${typed.criterion}`,
    ...parts,
  ].filter((each) => each !== null);
  const name = (indicator?.name ?? typed.indicator).replace(/[.:\s]+$/, '');
  return `${name}: ${shownQuantity(typed.quantity || '1')} (${[unit, ...special].filter(Boolean).join('; ')})`;
}

function shownQuantity(typed: string): string {
  const reading = readAmount(typed);
  return 'amount' in reading ? shownAmount(reading.amount) : typed;
}
