import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { indicatorKey } from '../domain/annex';
import { Catalogue } from '../domain/catalogue';
import type { IndicatorContent } from '../domain/plan';
import { Refusal } from '../domain/refusal';
import { InstitutionsService } from '../institutions/institutions.service';
import { type PlanAtVersion, PlansService } from '../plans/plans.service';
import { ProgressService } from '../progress/progress.service';
import { Threads } from '../work/threads';
import type { ActivitiesTemplateInput, ReportedContent } from './activities/template-input';
import { THREAD_LIMITS } from './reading/limits';

/** Writes the workbook that an institution fills in: its lines, lists to choose from, what it has reported. */
@Injectable()
export class TemplateService {
  constructor(
    private readonly plans: PlansService,
    private readonly institutions: InstitutionsService,
    private readonly progress: ProgressService,
    private readonly threads: Threads,
  ) {}

  /** The template of an institution, named by acronym, name or alias; a member of a collective has its lines. */
  async workbook(reference: string, institution: string): Promise<Uint8Array> {
    const plan = await this.plans.named(reference);
    const at = await this.plans.atVersion(plan, plan.endsOn);
    const input = await this.inputFor(at, acronymOf(institution, at));
    const task = { file: join(__dirname, 'write-template.thread'), title: 'La escritura del libro' };
    return this.threads.run<Uint8Array>(task, input, THREAD_LIMITS);
  }

  private async inputFor(at: PlanAtVersion, acronym: string): Promise<ActivitiesTemplateInput> {
    const { code, title } = at.plan;
    const id = at.directory.idOf(acronym) ?? 0;
    const reported = await this.progress.reportedBy(at, id);
    const own = ownIndicators(at, id, reported);
    if (own.length === 0) throw new Refusal(`${acronym} no participa en ninguna línea del plan ${code}.`);
    return {
      plan: { code, title },
      institution: { acronym, name: at.directory.nameOf(id) },
      indicators: own,
      elementNames: Object.fromEntries(at.content.elements.map((each) => [each.code, each.name])),
      regions: (await this.institutions.regions()).map((region) => ({ code: region.code, names: [region.name] })),
      reported,
    };
  }
}

function acronymOf(institution: string, { directory }: PlanAtVersion): string {
  const catalogue = new Catalogue(directory.entries);
  const acronym = catalogue.find(institution);
  if (acronym !== null) return acronym;
  const near = catalogue.suggestion(institution);
  const hint = near === null ? 'Escriba su sigla.' : `¿Quiso decir «${near}»?`;
  throw new Refusal(`No existe la institución «${institution}». ${hint}`, 'not-found');
}

/** Indicators in which it takes part, alone or as its collective, and those that it has reported on all the same. */
function ownIndicators(at: PlanAtVersion, id: number, reported: ReportedContent): IndicatorContent[] {
  const collective = at.directory.collectiveOf(id);
  const names = new Set([id, collective ?? id].map((each) => at.directory.acronymOf(each)));
  const contributions = reported.activities.flatMap((each) => each.contributions);
  const told = new Set([...contributions, ...reported.noProgress].map(indicatorKey));
  return at.content.indicators.filter(
    (each) => told.has(indicatorKey(each)) || each.participation.some((part) => names.has(part.institution)),
  );
}
