import { Injectable } from '@nestjs/common';
import { type Annex, indicatorKey, type IndicatorProgress } from '../domain/annex';
import { standingOf } from '../domain/counting';
import type { IsoDate } from '../domain/dates';
import { explained, type RecordedContribution } from '../domain/explanation';
import type { HistoryPoint, IndicatorAccount } from '../domain/indicator-account';
import { figureOf } from '../domain/light';
import { monthEnds } from '../domain/month-ends';
import type { IndicatorContent } from '../domain/plan';
import { Refusal } from '../domain/refusal';
import type { PlanAtVersion } from '../plans/plans.service';
import { RecordedProgressService } from '../progress/recorded-progress.service';
import { FiguresService } from './figures.service';
import { IndicatorRecordsRepository, type RecordedRow } from './indicator-records.repository';
import { KnownAnnexes, type PlanAsked } from './known-annexes.service';

// An indicator rarely has more contributions.
const MOST_ON_PAGE = 200;
// The picture of a plan of several years stays readable, and every month is a figure to be looked up.
const MOST_MONTHS = 60;

/** Everything behind the figure of one indicator. */
@Injectable()
export class IndicatorService {
  constructor(
    private readonly annexes: KnownAnnexes,
    private readonly figures: FiguresService,
    private readonly records: IndicatorRecordsRepository,
    private readonly recorded: RecordedProgressService,
  ) {}

  /** Refused where the plan has no such indicator, or fewer pages of contributions. */
  async account(
    request: PlanAsked & { readonly key: string; readonly page: number },
    today: IsoDate,
  ): Promise<IndicatorAccount> {
    const { standing, at, annex } = await this.annexes.named(request, today);
    const { key, page } = request;
    const identity = at.indicators.find((each) => each.key === key);
    const content = at.content.indicators.find((each) => indicatorKey(each) === key);
    const found = foundIn(annex, key);
    if (!identity || !content || !found) throw noIndicator(annex.plan.code, key);
    const only = { ...at, indicators: [identity] };
    const { cutoff } = standing;
    const allRecords = await this.records.countOf(standing.commissionId, identity.id);
    if (page > 1 && (page - 1) * MOST_ON_PAGE >= allRecords) throw noPage(page);
    const contributions = await this.contributionsOf(only, page);
    const isComplete = contributions.length === allRecords;
    return {
      commissionId: standing.commissionId,
      ...{ reference: standing.reference, plan: annex.plan, cutoff, legend: annex.legend, key, ...found, content },
      ...{ allRecords, page, pages: Math.max(1, Math.ceil(allRecords / MOST_ON_PAGE)), bands: null },
      progress: await this.progressOf(only, key, cutoff),
      records: explained(content.rule, contributions, { cutoff, isComplete }),
      history: await this.historyOf(only, content, cutoff),
    };
  }

  private async contributionsOf(at: PlanAtVersion, page: number): Promise<RecordedContribution[]> {
    const { commissionId } = at.plan;
    const portion = { from: (page - 1) * MOST_ON_PAGE, most: MOST_ON_PAGE };
    const indicatorId = at.indicators[0]?.id ?? 0;
    const rows = await this.records.portionOf(commissionId, indicatorId, portion);
    const joins = await this.recorded.joinsOn(commissionId, [indicatorId]);
    const ids = [...new Set(rows.map((row) => row.activity_id))];
    const documents = await this.records.documentsOf(commissionId, ids);
    const institutions = await this.records.institutionsOf(commissionId, ids);
    return rows.map((row) => {
      const isOf = (each: { activity_id: number }) => each.activity_id === row.activity_id;
      const did = institutions.filter(isOf).map((each) => at.directory.acronymOf(each.institution_id));
      return recorded(
        row,
        at,
        { documents: documents.filter(isOf).map(({ citation }) => citation), institutions: did },
        joins.countedWith(row.activity_id, indicatorId),
      );
    });
  }

  private async progressOf(at: PlanAtVersion, key: string, cutoff: IsoDate): Promise<IndicatorProgress> {
    const progress = (await this.figures.progressAt(at, cutoff)).get(key);
    if (!progress) throw new Error(`No progress of ${key}`);
    return progress;
  }

  /** By the goal of the version at hand, without lights that were set for one cutoff. */
  private async historyOf(at: PlanAtVersion, content: IndicatorContent, cutoff: IsoDate): Promise<HistoryPoint[]> {
    const { rule, target, direction, baseline } = content;
    const responsible = content.participation.filter(({ role }) => role === 'responsible');
    const points: HistoryPoint[] = [];
    for (const day of monthEnds(at.plan, cutoff, MOST_MONTHS)) {
      const progress = await this.progressOf(at, indicatorKey(content), day);
      const of = {
        rule,
        goal: { target, direction, baseline },
        responsible: responsible.map((each) => each.institution),
      };
      points.push({ cutoff: day, figure: figureOf({ ...progress, ...of }) });
    }
    return points;
  }
}

function foundIn(
  { rows, objectives }: Annex,
  key: string,
): Pick<IndicatorAccount, 'element' | 'parents' | 'indicator'> | null {
  const row = rows.find(({ line, indicator }) => `${line.code}-${indicator.number}` === key);
  if (row) {
    const { objective, axis, strategy, line, indicator } = row;
    const parents = [objective, axis, strategy].filter(({ code }) => code !== '');
    return { element: line, parents, indicator };
  }
  for (const objective of objectives) {
    const indicator = objective.indicators.find(({ number }) => `${objective.code}-${number}` === key);
    if (indicator) return { element: objective, parents: [], indicator };
  }
  return null;
}

function recorded(
  row: RecordedRow,
  { plan, directory }: PlanAtVersion,
  told: { readonly documents: readonly string[]; readonly institutions: readonly string[] },
  counting: number | null,
): RecordedContribution {
  const { starts_on: startsOn, ended_on: endedOn, title, region, denominator, stage, subject, criterion } = row;
  return {
    ...{ startsOn, endedOn, sequence: row.id, title, region, stage, subject, criterion, ...told },
    quantity: BigInt(row.quantity),
    denominator: denominator === null ? null : BigInt(denominator),
    subjectFolded: row.subject_folded,
    institution: directory.acronymOf(row.institution_id),
    isValidated: row.validated_at !== null,
    standing: standingOf({
      ...{
        endedOn,
        countsFrom: plan.countsFrom,
        countedWith: counting === null ? null : directory.acronymOf(counting),
      },
      ...{ choice: row.count_choice, reason: row.count_reason },
    }),
  };
}

function noIndicator(plan: string, key: string): Refusal {
  return new Refusal(`El plan ${plan} no tiene el indicador «${key}»; búsquelo en su Anexo 1.`, 'not-found');
}

function noPage(page: number): Refusal {
  return new Refusal(`El indicador no tiene una página ${page} de actividades; vuelva a la primera.`, 'not-found');
}
