import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { type Deed, LOADING_ACCOUNT } from '../domain/actor';
import type { ActivitiesContext, ActivitiesReading } from '../domain/readings';
import { Refusal, refusedCells } from '../domain/refusal';
import type { CellMessage } from '../domain/sheet';
import { sha256Of } from '../files/sha256';
import { InstitutionsService } from '../institutions/institutions.service';
import { type PlanAtVersion, PlansService } from '../plans/plans.service';
import { ProgressImportService } from '../progress/progress-import.service';
import { Threads } from '../work/threads';
import { THREAD_LIMITS } from './reading/limits';
import { NamedPeople } from './named-people.service';
import { type ReadingParcels, unpacked } from './reading-parcels';

export interface ActivitiesImportRequest {
  readonly plan: string;
  /** E-mail of who reports; null: the account that loads files. */
  readonly reportedBy: string | null;
  /** E-mail of who validates what the file brings; null: it waits for review. */
  readonly validatedBy: string | null;
  /** Of the sample, whose people are nobody real: they need no account. */
  readonly peopleAsGiven?: boolean;
}

export interface ActivitiesImportOutcome {
  readonly activities: number;
  readonly contributions: number;
  /** Declarations of "sin avance" that are new or told anew. */
  readonly withoutProgress: number;
  readonly unchanged: number;
  readonly warnings: readonly CellMessage[];
}

/** Whether who hands a file over may report for an institution, by its row. */
type MayReportFor = (institutionId: number) => boolean;

/** Brings a workbook of activities in: read in a worker thread, stored in one transaction. */
@Injectable()
export class ActivitiesWorkbookService {
  constructor(
    private readonly threads: Threads,
    private readonly plans: PlansService,
    private readonly institutions: InstitutionsService,
    private readonly imports: ProgressImportService,
    private readonly people: NamedPeople,
  ) {}

  /**
   * Stores the activities, or refuses with every fault and its cell; nothing is half stored. Refused too where the
   * people named may not report or validate them in the plan's commission.
   */
  async import(bytes: Uint8Array, request: ActivitiesImportRequest, by: Deed): Promise<ActivitiesImportOutcome> {
    const reportedBy = request.reportedBy ?? LOADING_ACCOUNT;
    tellSelfValidation(reportedBy, request.validatedBy);
    const plan = await this.plans.named(request.plan);
    const mayReportFor = await this.tellWhoMayNot(request, plan.commissionId);
    const at = await this.plans.atVersion(plan, plan.endsOn);
    const reading = await this.read(bytes, at, request.validatedBy !== null);
    if (reading.errors.length > 0) throw refusedCells(reading.errors);
    const foreign = foreignRows(reading, at, mayReportFor);
    if (foreign.length > 0) throw refusedCells(foreign);
    const handover = { reportedBy, validatedBy: request.validatedBy, file: sha256Of(bytes) };
    const { conflicts, ...stored } = await this.imports.store(reading, at, handover, by);
    if (conflicts.length > 0) {
      throw refusedCells(conflicts.map(({ key, why }) => ({ cell: reading.cells[key] ?? '', message: why })));
    }
    return { ...stored, warnings: reading.warnings };
  }

  private async tellWhoMayNot(request: ActivitiesImportRequest, commissionId: number): Promise<MayReportFor> {
    if (request.peopleAsGiven) return () => true;
    const reportedBy = request.reportedBy ?? LOADING_ACCOUNT;
    const mayReportFor = await this.people.reporter(reportedBy, commissionId);
    const { validatedBy } = request;
    if (validatedBy !== null) await this.people.tellWhoMayNotValidate(validatedBy, commissionId, reportedBy);
    return mayReportFor;
  }

  private async read(bytes: Uint8Array, at: PlanAtVersion, validating: boolean): Promise<ActivitiesReading> {
    const { code, startsOn, endsOn, countsFrom } = at.plan;
    const regions = await this.institutions.regions();
    const context: ActivitiesContext = {
      planCode: code,
      period: { startsOn, endsOn, countsFrom },
      indicators: at.content.indicators,
      institutions: at.directory.entries,
      regions: regions.map((region) => ({ code: region.code, names: [region.name] })),
      validating,
    };
    const task = { file: join(__dirname, 'read-activities.thread'), title: 'La lectura del libro' };
    return unpacked(await this.threads.run<ReadingParcels>(task, { bytes, context }, THREAD_LIMITS));
  }
}

/** Those of a file that its reporter hands over for an institution that is not theirs. */
function foreignRows(
  { activities, noProgress, cells }: ActivitiesReading,
  { directory }: PlanAtVersion,
  mayReportFor: MayReportFor,
): CellMessage[] {
  const reported = [
    ...activities.map(({ key, institutions }) => ({ key, institution: institutions[0] ?? '' })),
    ...noProgress,
  ];
  return reported
    .filter(({ institution }) => !mayReportFor(directory.idOf(institution) ?? 0))
    .map(({ key, institution }) => ({
      cell: cells[key] ?? '',
      message: `La cuenta de --as no puede reportar por ${institution}; quite la fila o indique a otra persona.`,
    }));
}

// Who reported never validates, on any path.
function tellSelfValidation(reportedBy: string, validatedBy: string | null): void {
  if (validatedBy !== reportedBy) return;
  throw new Refusal(`Quien registra (${reportedBy}) no puede validar lo suyo; indique otra persona en --validated-by.`);
}
