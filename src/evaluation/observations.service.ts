import { Injectable } from '@nestjs/common';
import { indicatorKey, type IndicatorProgress } from '../domain/annex';
import type { IsoDate } from '../domain/dates';
import { observationsOf } from '../domain/observations';
import type { IndicatorContent } from '../domain/plan';
import { InstitutionsService } from '../institutions/institutions.service';
import type { PlanAtVersion } from '../plans/plans.service';
import { RecordedProgressService } from '../progress/recorded-progress.service';
import { RemarksRepository } from './remarks.repository';

/** The Observaciones of a plan's indicators, composed from what is recorded. */
@Injectable()
export class ObservationsService {
  constructor(
    private readonly recorded: RecordedProgressService,
    private readonly remarks: RemarksRepository,
    private readonly institutions: InstitutionsService,
  ) {}

  /** Texts by indicator key; those of `only` where it names some. */
  async observationsAt(
    at: PlanAtVersion,
    cutoff: IsoDate,
    progress: ReadonlyMap<string, IndicatorProgress>,
    only: ReadonlySet<string> | null = null,
  ): Promise<ReadonlyMap<string, string>> {
    const { commissionId, countsFrom, countsFromNorm, startsOn, endsOn } = at.plan;
    const rows = at.indicators.filter(({ key }) => only === null || only.has(key));
    const ids = rows.map(({ id }) => id);
    const regions = new Map((await this.institutions.regions()).map(({ code, name }) => [code, name]));
    const regionName = (code: string): string => regions.get(code) ?? code;
    const observed = await this.recorded.observedAt(commissionId, ids, { cutoff, countsFrom, regionName });
    const { stated } = await this.recorded.statementsAt(commissionId, ids, cutoff);
    const texts = new Map(
      (await this.remarks.textsThrough(commissionId, ids, cutoff)).map((row) => [row.indicatorId, row]),
    );
    const contents = new Map(at.content.indicators.map((each) => [indicatorKey(each), each]));
    const severalYears = startsOn.slice(0, 4) !== endsOn.slice(0, 4);
    return new Map(
      rows.map(({ id, key }) => {
        const contributions = observed.get(id) ?? [];
        const { rule, unit } = contents.get(key) as IndicatorContent;
        return [
          key,
          observationsOf({
            rule,
            unit,
            countsFrom,
            countsFromNorm,
            severalYears,
            contributions,
            stated: contributions.length === 0 ? (stated.get(id)?.observations ?? null) : null,
            text: texts.get(id) ?? null,
            override: progress.get(key)?.override ?? null,
          }),
        ];
      }),
    );
  }
}
