/** What an institution has reported as rows of the sheet `Actividades`: read again they give the same content. */
import { type Amount, amountNumber, amountOfNumber, amountText, UNIT } from '../../domain/amount';
import type { ActivityContent, ContributionContent, NoProgressContent } from '../../domain/activity';
import { Catalogue, type CatalogueEntry } from '../../domain/catalogue';
import type { IsoDate } from '../../domain/dates';
import type { IndicatorContent } from '../../domain/plan';
import type { ActivityField } from './columns';
import type { ReportedContent } from './template-input';

/** Values by column; a date is the midnight of its day in UTC, which a workbook stores as that day. */
export type TemplateRow = Partial<Record<ActivityField, string | number | Date>>;

/** A row per contribution, then one per declaration of no progress. */
export function templateRows(
  reported: ReportedContent,
  indicators: readonly IndicatorContent[],
  regions: readonly CatalogueEntry[],
): TemplateRow[] {
  const stages = new Map(indicators.map((each) => [`${each.element}-${each.number}`, stageNames(each)]));
  const regionNames = namesReadBack(regions);
  const rows = reported.activities.flatMap((activity) => {
    const shared = sharedCells(activity, regionNames);
    const notes = activity.contributions.map((each) => noteCells(activity, each));
    return activity.contributions.map((each, index) => ({
      ...shared,
      ...contributionCells(each, stages.get(`${each.element}-${each.number}`) ?? []),
      ...notes[index],
    }));
  });
  return [...rows, ...reported.noProgress.map(noProgressCells)];
}

function sharedCells(activity: ActivityContent, regionNames: ReadonlyMap<string, string>): TemplateRow {
  const { key, title, startsOn, endedOn, region, institutions, documents } = activity;
  return {
    key,
    startsOn: dayOf(startsOn),
    ...(endedOn === startsOn ? {} : { endedOn: dayOf(endedOn) }),
    ...(region === null ? {} : { region: regionNames.get(region) ?? region }),
    title,
    institution: institutions.join(' / '),
    ...(documents.length === 0 ? {} : { documents: documents.join('\n') }),
  };
}

function contributionCells(contribution: ContributionContent, stages: readonly string[]): TemplateRow {
  const { element, number, quantity, women, men, denominator, stage, subject, criterion } = contribution;
  // The reached stage says all of a milestone; CANTIDAD is shown only where it says something else.
  const ofStage = stage !== null && quantity === UNIT;
  return {
    line: element,
    indicator: number,
    ...(ofStage ? {} : { quantity: amountCell(quantity) }),
    ...(women === null ? {} : { women: amountCell(women) }),
    ...(men === null ? {} : { men: amountCell(men) }),
    ...(denominator === null ? {} : { denominator: amountCell(denominator) }),
    ...(stage === null ? {} : { stage: stages[stage - 1] ?? '' }),
    ...(subject === null ? {} : { subject }),
    ...(criterion === null ? {} : { criterion }),
  };
}

/** CUENTA and MOTIVO; the validation's note stands in a column of its own where MOTIVO is taken or not read. */
function noteCells(activity: ActivityContent, { choice, choiceReason }: ContributionContent): TemplateRow {
  const note = activity.validationNote;
  const takesMotivo = choice === null && note !== null && activity.documents.length === 0;
  const inMotivo = activity.documents.length === 0 && activity.contributions.some((each) => each.choice === null);
  return {
    ...(choice === null ? {} : { choice: choice === 'yes' ? 'sí' : 'no' }),
    ...(choice !== null && choiceReason !== null ? { reason: choiceReason } : {}),
    ...(takesMotivo ? { reason: note } : {}),
    ...(note !== null && !inMotivo ? { validationNote: note } : {}),
  };
}

function noProgressCells({ key, element, number, institution, declaredOn, reason }: NoProgressContent): TemplateRow {
  return { key, line: element, indicator: number, startsOn: dayOf(declaredOn), institution, reason, noProgress: 'sí' };
}

/** By code the name that reads back as it; a region with none is written by its code. */
function namesReadBack(regions: readonly CatalogueEntry[]): ReadonlyMap<string, string> {
  const catalogue = new Catalogue(regions);
  const names = regions.map(({ code, names }) => [code, names.find((name) => catalogue.find(name) === code)] as const);
  return new Map(names.map(([code, name]) => [code, name ?? code]));
}

// Where a workbook's fifteen digits do not hold an amount, its text does.
function amountCell(amount: Amount): number | string {
  const number = amountNumber(amount);
  const reading = amountOfNumber(number);
  return 'amount' in reading && reading.amount === amount ? number : amountText(amount);
}

function stageNames({ rule }: IndicatorContent): readonly string[] {
  return rule.measure === 'milestone' ? rule.stages.map(({ name }) => name) : [];
}

function dayOf(date: IsoDate): Date {
  return new Date(`${date}T00:00:00Z`);
}
