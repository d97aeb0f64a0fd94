import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import { reserveIds } from '../database/bulk-insert';
import { Transactions } from '../database/transactions';
import type { Deed } from '../domain/actor';
import { indicatorKey } from '../domain/annex';
import type { IndicatorContent, PlanContent } from '../domain/plan';
import { planDifferences } from '../domain/plan-difference';
import { Refusal } from '../domain/refusal';
import { type InstitutionDirectory, InstitutionsService } from '../institutions/institutions.service';
import { Indicator } from './indicator.entity';
import { PlanContentRepository } from './plan-content.repository';
import { PlanElement } from './plan-element.entity';
import { planImported } from './plan-entry';
import {
  headerDifferences,
  headerOf,
  type PlanHeader,
  stateOf,
  tellWrongHeader,
  type WantedHeader,
} from './plan-header';
import { storedWording } from './plan-rows';
import type { Plan } from './plan.entity';
import { PlansRepository } from './plans.repository';
import { type PlanAtVersion, PlansService } from './plans.service';

export type { WantedHeader } from './plan-header';

/** What is recorded on a plan's indicators. */
export interface PlanRecords {
  /** Whether a contribution, a declaration or a figure carried over is validated. */
  readonly validated: boolean;
  /** Keys of the indicators on which something was reported, validated or not. */
  readonly reported: ReadonlySet<string>;
}

/** Asks the features above what is recorded on a plan. */
export type RecordsOn = (at: PlanAtVersion) => Promise<PlanRecords>;

/** How a plan comes in. */
export interface PlanArrival {
  /** Null: it does not take another content's place. */
  readonly replace: RecordsOn | null;
  /** SHA-256 of the workbook it comes from. */
  readonly file: string;
}

/** What became of an import; `differences` is empty for a new plan and for the same content. */
export interface StoredPlan {
  readonly plan: Plan;
  readonly isNew: boolean;
  readonly differences: readonly string[];
}

/** Stores the content of a plan's workbook as its version 1. Changes of approved plans go through amendments. */
@Injectable()
export class PlanImportService {
  constructor(
    private readonly transactions: Transactions,
    private readonly plans: PlansRepository,
    private readonly contents: PlanContentRepository,
    private readonly plansService: PlansService,
    private readonly institutions: InstitutionsService,
    private readonly audit: AuditService,
  ) {}

  /**
   * Stores a new plan. A known code with the same header and content is left alone; with others it is refused with
   * their list, or changed where `replace` says so and nothing is validated on the plan.
   */
  store(wanted: WantedHeader, content: PlanContent, { replace, file }: PlanArrival, by: Deed): Promise<StoredPlan> {
    return this.transactions.within(async () => {
      await this.plansService.hold(wanted.commissionId);
      const known = await this.plans.ofCode(wanted.commissionId, wanted.code);
      const stored = known && (await this.plansService.atVersion(known, wanted.startsOn, 1));
      const header = headerOf(wanted, stored);
      tellWrongHeader(header);
      tellWrongProgramming(header, content);
      const after = { header, content };
      if (!stored) {
        const plan = await this.addPlan(header, content);
        this.audit.record(planImported(plan, { before: null, after, file }, by));
        return { plan, isNew: true, differences: [] };
      }
      const differences = [...headerDifferences(stored, header), ...planDifferences(stored.content, content)];
      if (differences.length === 0) return { plan: stored.plan, isNew: false, differences };
      if (!replace) throw new Refusal(alreadyThere(header.code, differences), 'conflict');
      const refusal = whyNotReplace(stored, await replace(stored), header, content);
      if (refusal !== null) throw new Refusal(refusal, 'conflict');
      const plan = await this.replacePlan(stored.plan, header, content);
      this.audit.record(planImported(plan, { before: stored, after, file }, by));
      return { plan, isNew: false, differences };
    });
  }

  private async addPlan(header: PlanHeader, content: PlanContent): Promise<Plan> {
    const { draft: _, ...columns } = header;
    const plan = (await this.plans.save({ ...columns, multiYearPlanId: null })) as Plan;
    const version = await this.plans.saveVersion({
      commissionId: plan.commissionId,
      planId: plan.id,
      number: 1,
      state: stateOf(header, null),
      since: plan.startsOn,
      act: header.countsFromNorm,
    });
    await this.addContent(plan, version.id ?? 0, content);
    return plan;
  }

  private async replacePlan(plan: Plan, header: PlanHeader, content: PlanContent): Promise<Plan> {
    const { draft: _, ...columns } = header;
    const saved = { ...plan, ...columns };
    await this.plans.save(saved);
    const [version] = await this.plans.versionsOf(plan.commissionId, plan.id);
    if (!version) throw new Error(`Plan ${plan.id} has no version`);
    await this.plans.saveVersion({
      ...version,
      state: stateOf(header, version.state),
      since: header.startsOn,
      act: header.countsFromNorm,
    });
    await this.contents.emptyVersion(plan.commissionId, version.id);
    await this.addContent(saved, version.id, content);
    await this.removeUnworded(saved, content);
    return saved;
  }

  private async addContent(plan: Plan, planVersionId: number, content: PlanContent): Promise<void> {
    const ids = await this.identitiesOf(plan, content);
    const directory = await this.institutions.directory(plan.startsOn);
    const of = { commissionId: plan.commissionId, planVersionId };
    await this.contents.addVersion(versionRows(of, content, ids, directory));
  }

  /** Rows of elements and indicators by code and key; those that the plan does not have yet are added. */
  private async identitiesOf(plan: Plan, content: PlanContent): Promise<Identities> {
    const of = { commissionId: plan.commissionId, planId: plan.id };
    const elements = new Map(
      (await this.contents.elementsOf(plan.commissionId, plan.id)).map((each) => [each.code, each.id]),
    );
    const newElements = content.elements.filter((each) => !elements.has(each.code));
    const elementIds = await reserveIds(this.transactions.manager(), PlanElement, newElements.length);
    newElements.forEach(({ code }, index) => elements.set(code, elementIds[index] ?? 0));
    await this.contents.addElements(
      newElements.map(({ code, level }) => ({ ...of, id: elements.get(code) ?? 0, code, level })),
    );
    const indicators = await this.indicatorIds(plan, elements);
    const newIndicators = content.indicators.filter((each) => !indicators.has(indicatorKey(each)));
    const indicatorIds = await reserveIds(this.transactions.manager(), Indicator, newIndicators.length);
    newIndicators.forEach((each, index) => indicators.set(indicatorKey(each), indicatorIds[index] ?? 0));
    await this.contents.addIndicators(
      newIndicators.map((each) => ({
        ...of,
        id: indicators.get(indicatorKey(each)) ?? 0,
        elementId: elements.get(each.element) ?? 0,
        number: each.number,
        revision: 1,
        lockedAt: null,
      })),
    );
    return { elements, indicators };
  }

  private async indicatorIds(plan: Plan, elements: ReadonlyMap<string, number>): Promise<Map<string, number>> {
    const codes = new Map([...elements].map(([code, id]) => [id, code]));
    const rows = await this.contents.indicatorsOf(plan.commissionId, plan.id);
    return new Map(rows.map((row) => [`${codes.get(row.elementId) ?? ''}-${row.number}`, row.id]));
  }

  private async removeUnworded(plan: Plan, content: PlanContent): Promise<void> {
    const kept = new Set(content.indicators.map(indicatorKey));
    const codes = new Set(content.elements.map((each) => each.code));
    const elements = await this.contents.elementsOf(plan.commissionId, plan.id);
    const known = await this.indicatorIds(plan, new Map(elements.map((each) => [each.code, each.id])));
    await this.contents.removeIndicators(
      plan.commissionId,
      [...known].filter(([key]) => !kept.has(key)).map(([, id]) => id),
    );
    await this.contents.removeElements(
      plan.commissionId,
      elements.filter((each) => !codes.has(each.code)).map((each) => each.id),
    );
  }
}

interface Identities {
  /** Row ids by code, and by `LA 2.1.4-2`. */
  readonly elements: ReadonlyMap<string, number>;
  readonly indicators: ReadonlyMap<string, number>;
}

function versionRows(
  of: { commissionId: number; planVersionId: number },
  content: PlanContent,
  ids: Identities,
  directory: InstitutionDirectory,
): Parameters<PlanContentRepository['addVersion']>[0] {
  const elementId = (code: string | null): number | null => (code === null ? null : (ids.elements.get(code) ?? null));
  const indicatorId = (each: IndicatorContent): number => ids.indicators.get(indicatorKey(each)) ?? 0;
  return {
    elementVersions: content.elements.map(({ code, name, parent, axis }) => {
      const place = { parentId: elementId(parent), axisId: elementId(axis) };
      return { ...of, elementId: elementId(code) ?? 0, name, ...place };
    }),
    indicatorVersions: content.indicators.map((each) => ({
      ...of,
      indicatorId: indicatorId(each),
      ...storedWording(each),
    })),
    participations: content.indicators.flatMap((each) =>
      each.participation.map(({ institution, role }, position) => {
        const who = { indicatorId: indicatorId(each), institutionId: institutionId(institution, directory) };
        return { ...of, ...who, role, position };
      }),
    ),
    footnotes: content.footnotes.map(({ mark, text }, position) => ({ ...of, position, mark, text })),
  };
}

function institutionId(acronym: string, directory: InstitutionDirectory): number {
  const id = directory.idOf(acronym);
  if (id === null) throw new Error(`Institution ${acronym} is not in the catalogue`);
  return id;
}

// Months are written by name (PROG. ENE), so that they fit a plan of one calendar year alone.
function tellWrongProgramming({ startsOn, endsOn }: PlanHeader, { indicators }: PlanContent): void {
  const isCalendarYear = startsOn.slice(5) === '01-01' && endsOn === `${startsOn.slice(0, 4)}-12-31`;
  const programmed = indicators.find(({ programming }) => programming !== null);
  if (isCalendarYear || !programmed) return;
  throw new Refusal(
    `${indicatorKey(programmed)} tiene programación por periodos, que solo se lee en planes de un año calendario (del 1 de enero al 31 de diciembre).`,
  );
}

/** Why a plan's content cannot be replaced any more; null where it can. */
function whyNotReplace(
  { plan, content }: PlanAtVersion,
  records: PlanRecords,
  header: PlanHeader,
  wanted: PlanContent,
): string | null {
  if (records.validated) {
    return `El plan ${plan.code} ya tiene información validada; no se puede reemplazar. Use una modificación aprobada por acuerdo.`;
  }
  const before = new Map(content.indicators.map((each) => [indicatorKey(each), measureOf(each)]));
  const after = new Map(wanted.indicators.map((each) => [indicatorKey(each), measureOf(each)]));
  const period = plan.startsOn !== header.startsOn || plan.endsOn !== header.endsOn;
  const lost = [...records.reported].filter((key) => period || before.get(key) !== after.get(key));
  if (lost.length === 0) return null;
  return `El plan ${plan.code} no se puede reemplazar: hay reportes por revisar en ${lost.join(', ')}, que no corresponden al plan nuevo. Retírelos antes o conserve esos indicadores, su medición y el periodo.`;
}

function measureOf(indicator: IndicatorContent): string {
  const { measure, measureDetail } = storedWording(indicator);
  return `${measure ?? ''} ${measureDetail ?? ''}`;
}

function alreadyThere(code: string, differences: readonly string[]): string {
  const shown = differences.slice(0, 20).join(' ');
  const more = differences.length > 20 ? ` Y ${differences.length - 20} más.` : '';
  return `El plan ${code} ya existe con otro contenido; no se guardó nada. ${shown}${more} Para reemplazarlo use --replace.`;
}
