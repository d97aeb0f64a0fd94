import { Injectable } from '@nestjs/common';
import { indicatorKey, type IndicatorProgress } from '../domain/annex';
import type { IsoDate } from '../domain/dates';
import { composedObservations, type ObservationFacts, type Observations } from '../domain/observations';
import { CommissionsService } from '../institutions/commissions.service';
import { InstitutionsService } from '../institutions/institutions.service';
import type { PlanAtVersion } from '../plans/plans.service';
import { RecordedProgressService } from '../progress/recorded-progress.service';
import { RemarksRepository } from './remarks.repository';

type Recorded = Pick<ObservationFacts, 'contributions' | 'stated' | 'text' | 'noProgress'>;

/** The Observaciones of a plan's indicators, composed from what is recorded. */
@Injectable()
export class ObservationsService {
  constructor(
    private readonly recorded: RecordedProgressService,
    private readonly remarks: RemarksRepository,
    private readonly institutions: InstitutionsService,
    private readonly commissions: CommissionsService,
  ) {}

  /** Texts by indicator key; those of `only` where it names some. */
  async observationsAt(
    at: PlanAtVersion,
    cutoff: IsoDate,
    progress: ReadonlyMap<string, IndicatorProgress>,
    only: ReadonlySet<string> | null = null,
  ): Promise<ReadonlyMap<string, Observations>> {
    const wanted = at.indicators.filter(({ key }) => only === null || only.has(key));
    const recorded = await this.recordedAt(
      at,
      cutoff,
      wanted.map(({ id }) => id),
    );
    const { commissionId, countsFrom, countsFromNorm, startsOn, endsOn } = at.plan;
    const legend = await this.commissions.legendOn(commissionId, cutoff);
    const severalYears = startsOn.slice(0, 4) !== endsOn.slice(0, 4);
    const contents = new Map(at.content.indicators.map((each) => [indicatorKey(each), each]));
    return new Map(
      wanted.flatMap(({ id, key }) => {
        const content = contents.get(key);
        if (!content) return [];
        const { rule, unit } = content;
        const override = progress.get(key)?.override ?? null;
        const told = { rule, unit, countsFrom, countsFromNorm, severalYears, override, legend };
        return [[key, composedObservations({ ...told, ...recorded(id) })]];
      }),
    );
  }

  private async recordedAt(
    { plan, directory }: PlanAtVersion,
    cutoff: IsoDate,
    ids: readonly number[],
  ): Promise<(id: number) => Recorded> {
    const { commissionId, countsFrom } = plan;
    const regions = new Map((await this.institutions.regions()).map(({ code, name }) => [code, name]));
    const acronymOf = (id: number): string => directory.acronymOf(id);
    const regionName = (code: string): string => regions.get(code) ?? code;
    const observed = await this.recorded.observedAt(commissionId, ids, { cutoff, countsFrom, regionName, acronymOf });
    const { stated, declared } = await this.recorded.statementsAt(commissionId, ids, cutoff);
    const texts = await this.remarks.textsThrough(commissionId, ids, cutoff);
    const textOf = new Map(texts.map((row) => [row.indicatorId, row]));
    return (id) => {
      const contributions = observed.get(id) ?? [];
      const carriedOver = contributions.length === 0 ? (stated.get(id)?.observations ?? null) : null;
      const noProgress = (declared.get(id) ?? []).map(({ declaredOn, institutionId, reason }) => ({
        ...{ declaredOn, reason },
        institution: acronymOf(institutionId),
      }));
      return { contributions, stated: carriedOver, text: textOf.get(id) ?? null, noProgress };
    };
  }
}
