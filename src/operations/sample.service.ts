import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { Deed } from '../domain/actor';
import { CNLCTF_LETTERHEAD } from '../domain/letterhead';
import { Refusal } from '../domain/refusal';
import { CommissionsService } from '../institutions/commissions.service';
import { InstitutionsService } from '../institutions/institutions.service';
import { PlansService } from '../plans/plans.service';
import { ProgressService } from '../progress/progress.service';
import { ActivitiesWorkbookService } from '../workbooks/activities-workbook.service';
import { PlanWorkbookService } from '../workbooks/plan-workbook.service';

/** The plan of the sample, its annex as the commission reviewed it in January 2020. */
export const SAMPLE = { plan: 'POA-2019', cutoff: '2019-12-31' } as const;

const SAMPLE_HEADER = {
  code: SAMPLE.plan,
  title: 'Plan Operativo Anual 2019 de la CNLCTF',
  commission: 'CNLCTF',
  startsOn: '2019-01-01',
  endsOn: '2019-12-31',
  countsFrom: '2019-09-18',
  countsFromNorm: 'D.S. N° 015-2019-TR',
} as const;

const DATA = join(__dirname, '../../data');
const SECRETARIAT = 'secretaria@cnlctf.example';

export interface SampleLoaded {
  readonly plan: string;
  readonly indicators: number;
  readonly activities: number;
  readonly contributions: number;
}

/** Loads the sample data of `data/`, through the same importers that users take. */
@Injectable()
export class SampleService {
  constructor(
    private readonly commissions: CommissionsService,
    private readonly institutions: InstitutionsService,
    private readonly plans: PlansService,
    private readonly progress: ProgressService,
    private readonly planWorkbooks: PlanWorkbookService,
    private readonly activityWorkbooks: ActivitiesWorkbookService,
  ) {}

  /** Loads the sample into an empty database; refuses one that holds something already. */
  async load(by: Deed): Promise<SampleLoaded> {
    if (await this.holdsOtherThings()) {
      throw new Refusal('La base de datos ya tiene datos; los de ejemplo solo se cargan en una vacía.', 'conflict');
    }
    return this.bringIn(by);
  }

  // A load that was cut off in the middle left nothing but parts of the sample, and may go on.
  private async holdsOtherThings(): Promise<boolean> {
    const commissions = (await this.commissions.all()).map((each) => each.code);
    const plans = (await this.plans.all()).map((each) => each.code);
    const institutions = await this.institutions.directory(SAMPLE.cutoff);
    const catalogueAlone = commissions.length === 0 && institutions.entries.length > 0;
    const others = commissions.some((code) => code !== 'CNLCTF') || plans.some((code) => code !== SAMPLE.plan);
    return others || catalogueAlone || (await this.progress.hasActivities());
  }

  /** Loads the sample unless its activities are there: a load that was cut off in the middle goes on. */
  async complete(by: Deed): Promise<'loaded' | 'kept'> {
    if (await this.progress.hasActivities()) return 'kept';
    await this.bringIn(by);
    return 'loaded';
  }

  // Every step changes nothing where it was taken before.
  private async bringIn(by: Deed): Promise<SampleLoaded> {
    await this.commissions.add('CNLCTF', 'Comisión Nacional para la Lucha contra el Trabajo Forzoso', 119, by);
    await this.setLetterhead(by);
    await this.institutions.import(await dataFile('instituciones.csv'), by);
    const header = { ...SAMPLE_HEADER, cutoff: null, validatedBy: null, draft: false, replace: false };
    const plan = await this.planWorkbooks.import(await dataFile('poa-2019.xlsx'), header, by);
    const request = { plan: SAMPLE.plan, reportedBy: null, validatedBy: SECRETARIAT, peopleAsGiven: true };
    const book = await dataFile('actividades-poa-2019.xlsx');
    const { activities, contributions } = await this.activityWorkbooks.import(book, request, by);
    return { plan: plan.plan, indicators: plan.indicators, activities, contributions };
  }

  private async setLetterhead(by: Deed): Promise<void> {
    const { id } = await this.commissions.named(SAMPLE_HEADER.commission);
    const since = SAMPLE_HEADER.startsOn;
    if (await this.commissions.hasLetterheadSince(id, since)) return;
    await this.commissions.addLetterhead(SAMPLE_HEADER.commission, { since, ...CNLCTF_LETTERHEAD }, by);
  }
}

function dataFile(name: string): Promise<Uint8Array> {
  return readFile(join(DATA, name));
}
