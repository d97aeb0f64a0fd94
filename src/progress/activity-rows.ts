/** Between the rows of an activity and its content as workbooks and forms have it. */
import type { ActivityContent, ContributionContent, NoProgressContent } from '../domain/activity';
import { standingOf } from '../domain/counting';
import type { IsoDate } from '../domain/dates';
import { fold } from '../domain/text';
import type { ActivityRows } from './activities.repository';
import type { Contribution } from './contribution.entity';
import type { NoProgress } from './no-progress.entity';

/** Row ids of what contents name by codes and acronyms, and the reverse. */
export interface ProgressNames {
  readonly commissionId: number;
  /** The plan at hand. */
  readonly plan: { readonly id: number; readonly code: string };
  /** By `LA 2.1.4-2`. */
  indicatorId(key: string): number;
  indicatorKey(id: number): string;
  /** Whether an indicator belongs to the plan at hand: an activity may feed others too. */
  isOfPlan(indicatorId: number): boolean;
  institutionId(acronym: string): number;
  acronym(id: number): string;
}

/** The content of a stored activity, as far as it feeds the plan at hand. */
export function activityContent(rows: ActivityRows, names: ProgressNames): ActivityContent {
  const { key, title, startsOn, endedOn, regionCode, validationNote } = rows.activity;
  return {
    key,
    title,
    startsOn,
    endedOn,
    region: regionCode,
    institutions: rows.institutions.map((each) => names.acronym(each.institutionId)),
    documents: rows.documents.map((each) => each.citation),
    validationNote,
    contributions: rows.contributions
      .filter((each) => names.isOfPlan(each.indicatorId))
      .map((each) => contributionContent(each, names)),
  };
}

/** What two tellings of one activity are compared by; the order of contributions does not matter. */
export function activityFingerprint(content: ActivityContent): string {
  const { key, title, startsOn, endedOn, region, institutions, documents } = content;
  const contributions = content.contributions.map((each) => {
    const values = Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1));
    return JSON.stringify(
      values.map(([, value]: [string, unknown]) => (typeof value === 'bigint' ? value.toString() : value)),
    );
  });
  return JSON.stringify([key, title, startsOn, endedOn, region, institutions, documents, contributions.sort()]);
}

/** What two declarations of no progress are compared by. */
export function noProgressFingerprint(content: NoProgressContent): string {
  const { key, element, number, institution, declaredOn, reason } = content;
  return JSON.stringify([key, element, number, institution, declaredOn, reason]);
}

/** The content of a stored declaration. */
export function noProgressContent(row: NoProgress, names: ProgressNames): NoProgressContent {
  const { key, declaredOn, reason } = row;
  const institution = names.acronym(row.institutionId);
  return { key, ...indicatorParts(names.indicatorKey(row.indicatorId)), institution, declaredOn, reason };
}

/** What a contribution repeats of its activity. */
export interface ContributionActivity {
  readonly id: number;
  readonly institutionId: number;
  readonly endedOn: IsoDate;
  readonly regionCode: string | null;
  /** Null leaves the contribution out of every figure. */
  readonly validatedAt: number | null;
}

/** What the contributions of one activity share. */
export interface ContributionContext {
  readonly names: ProgressNames;
  readonly activity: ContributionActivity;
  readonly countsFrom: IsoDate | null;
}

/**
 * The columns of a contribution. Each is named in one literal: an object put together by spreading took twenty times as
 * long to make, and left most of the work of an import to the garbage collector.
 */
export function contributionRow(each: ContributionContent, position: number, of: ContributionContext) {
  const { id: activityId, institutionId, endedOn, regionCode, validatedAt } = of.activity;
  const { choice: countChoice, choiceReason: countReason, subject } = each;
  const facts = { endedOn, countsFrom: of.countsFrom, choice: countChoice, reason: countReason, countedWith: null };
  return {
    commissionId: of.names.commissionId,
    activityId,
    position,
    indicatorId: of.names.indicatorId(`${each.element}-${each.number}`),
    institutionId,
    endedOn,
    regionCode,
    validatedAt,
    counted: validatedAt !== null && standingOf(facts).counts,
    countChoice,
    countReason,
    quantity: each.quantity,
    women: each.women,
    men: each.men,
    under18: each.under18 ?? null,
    adults: each.adults ?? null,
    denominator: each.denominator,
    stage: each.stage,
    subject,
    subjectFolded: subject === null ? null : fold(subject),
    criterion: each.criterion,
  } satisfies Partial<Contribution>;
}

function contributionContent(row: Contribution, names: ProgressNames): ContributionContent {
  const { quantity, women, men, under18, adults, denominator, stage, subject, criterion } = row;
  const { countChoice, countReason } = row;
  return {
    ...indicatorParts(names.indicatorKey(row.indicatorId)),
    quantity,
    women,
    men,
    ...(under18 === null ? {} : { under18 }),
    ...(adults === null ? {} : { adults }),
    denominator,
    stage,
    subject,
    criterion,
    choice: countChoice,
    choiceReason: countReason,
  };
}

function indicatorParts(key: string): { element: string; number: number } {
  const dash = key.lastIndexOf('-');
  return { element: key.slice(0, dash), number: Number(key.slice(dash + 1)) };
}
