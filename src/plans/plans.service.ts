import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import type { IsoDate } from '../domain/dates';
import type { PlanContent } from '../domain/plan';
import { planDifferences } from '../domain/plan-difference';
import { type Reach, reaches } from '../domain/permissions';
import { planReference, readPlanReference } from '../domain/plan-reference';
import { Refusal } from '../domain/refusal';
import { CommissionsService } from '../institutions/commissions.service';
import { type InstitutionDirectory, InstitutionsService } from '../institutions/institutions.service';
import { PlanContentRepository } from './plan-content.repository';
import { contentOf } from './plan-rows';
import type { PlanVersion } from './plan-version.entity';
import type { Plan } from './plan.entity';
import { PlansRepository } from './plans.repository';

/** An indicator's row beside what documents know it by. */
export interface IndicatorIdentity {
  readonly id: number;
  /** `LA 2.1.4-2`. */
  readonly key: string;
  readonly revision: number;
}

/** A version of a plan with its content, and the rows that records on it name. */
export interface PlanAtVersion {
  readonly plan: Plan;
  readonly version: PlanVersion;
  readonly content: PlanContent;
  readonly indicators: readonly IndicatorIdentity[];
  /** Rows of elements by code. */
  readonly elementIds: ReadonlyMap<string, number>;
  readonly directory: InstitutionDirectory;
}

@Injectable()
export class PlansService {
  constructor(
    private readonly transactions: Transactions,
    private readonly plans: PlansRepository,
    private readonly contents: PlanContentRepository,
    private readonly commissions: CommissionsService,
    private readonly institutions: InstitutionsService,
  ) {}

  /** All plans of the installation, the latest first. */
  all(): Promise<Plan[]> {
    return this.plans.everywhere();
  }

  /**
   * A plan by `POA-2019`, or by `CNLCTF/POA-2019` where several commissions have that code; codes in any case.
   * What is out of reach is refused as if it did not exist.
   */
  async named(reference: string, reach: Reach = 'every'): Promise<Plan> {
    const asked = readPlanReference(reference);
    if (!asked) {
      const sentence = `«${reference}» no nombra un plan; escriba su código, como POA-2019, o COMISIÓN/CÓDIGO.`;
      throw new Refusal(sentence, 'not-found');
    }
    const commission =
      asked.commission === null || reach !== 'every' ? null : await this.commissions.named(asked.commission);
    const found = await this.within(reach, await this.plans.everywhereOfCode(asked.code), asked.commission);
    const plans = commission ? found.filter((plan) => plan.commissionId === commission.id) : found;
    if (plans.length > 1) throw await this.namesakes(plans);
    const plan = plans[0];
    if (!plan) throw new Refusal(`No existe el plan «${reference}»; revise el código.`, 'not-found');
    return plan;
  }

  /** The plan of a row, which records of its commission name. */
  async ofId(commissionId: number, id: number): Promise<Plan> {
    const plan = (await this.plans.ofCommission(commissionId)).find((each) => each.id === id);
    if (!plan) throw new Error(`No plan ${id}`);
    return plan;
  }

  /** The version of that number; without one the version in force on a day, else the first. */
  async atVersion(plan: Plan, on: IsoDate, number: number | null = null): Promise<PlanAtVersion> {
    const versions = await this.plans.versionsOf(plan.commissionId, plan.id);
    const inForce = versions.filter((version) => version.since <= on && isApproved(version)).at(-1) ?? versions[0];
    const version = number === null ? inForce : versions.find((each) => each.number === number);
    if (!version) throw new Refusal(`El plan ${plan.code} no tiene la versión ${number ?? 1}.`, 'not-found');
    const rows = await this.contents.ofVersion(plan.commissionId, plan.id, version.id);
    const directory = await this.institutions.directory(version.since);
    const worded = new Set(rows.indicatorVersions.map((each) => each.indicatorId));
    const codes = new Map(rows.elements.map((element) => [element.id, element.code]));
    const indicators = rows.indicators
      .filter((indicator) => worded.has(indicator.id))
      .map(({ id, elementId, number: order, revision }) => ({
        id,
        key: `${codes.get(elementId) ?? ''}-${order}`,
        revision,
      }));
    const elementIds = new Map(rows.elements.map((element) => [element.code, element.id]));
    return {
      plan,
      version,
      directory,
      indicators,
      elementIds,
      content: contentOf(rows, (id) => directory.acronymOf(id)),
    };
  }

  /** One import into a commission at a time: what the next one compares with is what this one stored. */
  hold(commissionId: number): Promise<void> {
    return this.commissions.hold(commissionId);
  }

  /** Holds the commission and gives the plan as it is now; refused where it is no longer what was read before. */
  async heldAsRead(before: PlanAtVersion): Promise<PlanAtVersion> {
    await this.hold(before.plan.commissionId);
    const plan = await this.plans.ofCode(before.plan.commissionId, before.plan.code);
    const now = plan && (await this.atVersion(plan, plan.endsOn));
    const period = ({ plan: { startsOn, endsOn, countsFrom } }: PlanAtVersion): string =>
      [startsOn, endsOn, countsFrom].join(' ');
    if (now && period(now) === period(before) && planDifferences(before.content, now.content).length === 0) return now;
    throw new Refusal(
      'El plan cambió mientras se leía el archivo y no se guardó nada; vuelva a importarlo.',
      'conflict',
    );
  }

  /** Tells that validated contributions of these indicators changed: revisions rise, and the first locks. */
  async markChanged(commissionId: number, indicatorIds: readonly number[], validatedAt: number | null): Promise<void> {
    await this.transactions.within(async () => {
      const ids = [...new Set(indicatorIds)].sort((a, b) => a - b);
      await this.contents.raiseRevisions(commissionId, ids);
      if (validatedAt !== null) await this.contents.lock(commissionId, ids, validatedAt);
    });
  }

  /** First day that counts for each indicator of a commission's plans that have one. */
  async countsFromByIndicator(commissionId: number): Promise<ReadonlyMap<number, IsoDate>> {
    const days = new Map<number, IsoDate>();
    for (const plan of await this.plans.ofCommission(commissionId)) {
      if (plan.countsFrom === null) continue;
      for (const { id } of await this.contents.indicatorsOf(commissionId, plan.id)) days.set(id, plan.countsFrom);
    }
    return days;
  }

  // To whom not every commission is within reach, the codes of the others are not told.
  private async within(reach: Reach, plans: readonly Plan[], commission: string | null): Promise<Plan[]> {
    if (reach === 'every') return [...plans];
    const own = plans.filter((plan) => reaches(reach, plan.commissionId));
    if (commission === null) return own;
    const codes = new Map((await this.commissions.all()).map(({ id, code }) => [id, code]));
    return own.filter((plan) => codes.get(plan.commissionId) === commission);
  }

  private async namesakes(plans: readonly Plan[]): Promise<Refusal> {
    const references: string[] = [];
    for (const { commissionId, code } of plans) {
      references.push(planReference((await this.commissions.ofId(commissionId)).code, code));
    }
    return new Refusal(
      `Varias comisiones tienen el plan «${plans[0]?.code ?? ''}»: elíjalo en el tablero, o nómbrelo como ${references.join(' o ')}.`,
    );
  }
}

function isApproved({ state }: PlanVersion): boolean {
  return state !== 'draft' && state !== 'proposed';
}
