import { Injectable } from '@nestjs/common';
import { indicatorKey } from '../domain/annex';
import type { IsoDate } from '../domain/dates';
import { Refusal } from '../domain/refusal';
import { EvaluationService } from '../evaluation/evaluation.service';
import { CommissionsService } from '../institutions/commissions.service';
import { InstitutionsService } from '../institutions/institutions.service';
import { PlansService } from '../plans/plans.service';
import { ProgressService } from '../progress/progress.service';
import { activitiesTemplate } from './activities/template';
import { planWorkbook } from './plan/write-plan';

/** Writes the workbooks that people fill in and import again. */
@Injectable()
export class WorkbookWritingService {
  constructor(
    private readonly plans: PlansService,
    private readonly commissions: CommissionsService,
    private readonly institutions: InstitutionsService,
    private readonly progress: ProgressService,
    private readonly evaluation: EvaluationService,
  ) {}

  /** The plan in the official layout; with the execution at a cutoff where one is given. */
  async plan(reference: string, cutoff: IsoDate | null): Promise<Uint8Array> {
    const plan = await this.plans.named(reference);
    const at = await this.plans.atVersion(plan, cutoff ?? plan.endsOn);
    const commission = await this.commissions.ofId(plan.commissionId);
    const annex = cutoff === null ? null : await this.evaluation.annex({ plan: reference, cutoff });
    return planWorkbook({ code: plan.code, title: plan.title, commission: commission.name }, at.content, annex);
  }

  /** The workbook that an institution fills in: its lines, lists to choose from, what it has reported. */
  async template(reference: string, institution: string): Promise<Uint8Array> {
    const plan = await this.plans.named(reference);
    const at = await this.plans.atVersion(plan, plan.endsOn);
    const { entries } = at.directory;
    const entry = entries.find((each) => [each.code, ...each.names].includes(institution));
    if (!entry) throw new Refusal(`No existe la institución «${institution}»; escriba su sigla.`, 'not-found');
    const id = at.directory.idOf(entry.code) ?? 0;
    const collective = at.directory.collectiveOf(id);
    const standing = new Set([entry.code, collective === null ? entry.code : at.directory.acronymOf(collective)]);
    const own = at.content.indicators.filter((each) =>
      each.participation.some((part) => standing.has(part.institution)),
    );
    if (own.length === 0) throw new Refusal(`${entry.code} no participa en ninguna línea del plan ${plan.code}.`);
    const reported = await this.progress.reportedBy(at, id);
    const keys = new Set(own.map(indicatorKey));
    return activitiesTemplate({
      plan: { code: plan.code, title: plan.title },
      institution: { acronym: entry.code, name: entry.names[1] ?? entry.code },
      indicators: own,
      elementNames: Object.fromEntries(at.content.elements.map((each) => [each.code, each.name])),
      regions: (await this.institutions.regions()).map(({ code, name }) => ({ code, names: [name] })),
      reported: {
        activities: reported.activities.filter((each) =>
          each.contributions.every((part) => keys.has(indicatorKey(part))),
        ),
        noProgress: reported.noProgress.filter((each) => keys.has(indicatorKey(each))),
      },
    });
  }
}
