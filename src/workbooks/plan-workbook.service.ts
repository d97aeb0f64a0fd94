import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { type Deed, LOADING_ACCOUNT } from '../domain/actor';
import { type IsoDate, slashedDate } from '../domain/dates';
import type { Legends } from '../domain/legend';
import type { PlanReading } from '../domain/readings';
import { Refusal, refusedCells } from '../domain/refusal';
import type { CellMessage } from '../domain/sheet';
import { sha256Of } from '../files/sha256';
import { CommissionsService } from '../institutions/commissions.service';
import { InstitutionsService } from '../institutions/institutions.service';
import type { WantedHeader } from '../plans/plan-import.service';
import { Threads } from '../work/threads';
import { NamedPeople } from './named-people.service';
import { PlanStoringService } from './plan-storing.service';
import { THREAD_LIMITS } from './reading/limits';

export interface PlanImportRequest {
  readonly code: string;
  readonly title: string;
  readonly commission: string;
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
  /** Null, like its norm and `draft`: as the plan has it stored; a new one counts from its start and is approved. */
  readonly countsFrom: IsoDate | null;
  readonly countsFromNorm: string | null;
  /** Day of the execution that the sheet states; null: the plan's end. */
  readonly cutoff: IsoDate | null;
  readonly validatedBy: string | null;
  readonly draft: boolean | null;
  readonly replace: boolean;
}

export interface PlanImportOutcome {
  readonly plan: string;
  readonly elements: number;
  readonly indicators: number;
  readonly objectiveIndicators: number;
  readonly unchanged: boolean;
  readonly warnings: readonly CellMessage[];
}

/** Brings a plan's workbook in: read in a worker thread, stored in one transaction. */
@Injectable()
export class PlanWorkbookService {
  constructor(
    private readonly threads: Threads,
    private readonly commissions: CommissionsService,
    private readonly institutions: InstitutionsService,
    private readonly storing: PlanStoringService,
    private readonly people: NamedPeople,
  ) {}

  /**
   * Stores the plan, or refuses with every fault and its cell; nothing is half stored. Refused too where who validates
   * its execution may not do that, or write plans, in the commission.
   */
  async import(bytes: Uint8Array, request: PlanImportRequest, by: Deed): Promise<PlanImportOutcome> {
    tellWrongCutoff(request);
    const commission = await this.commissions.named(request.commission);
    await this.tellWhoMayNot(request, commission.id);
    const legends = await this.commissions.legendsReadOn(commission.id, request.cutoff ?? request.endsOn);
    const reading = await this.read(bytes, request.startsOn, legends);
    if (reading.errors.length > 0) throw refusedCells(reading.errors);
    const choices = { ...request, file: sha256Of(bytes) };
    const unchanged = await this.storing.store(headerOf(request, commission.id), reading, choices, by);
    const { elements, indicators } = reading.content;
    const lines = new Set(elements.filter((each) => each.level === 'line').map((each) => each.code));
    const ofLines = indicators.filter((each) => lines.has(each.element)).length;
    return {
      plan: request.code,
      elements: elements.length,
      indicators: ofLines,
      objectiveIndicators: indicators.length - ofLines,
      unchanged,
      warnings: reading.warnings,
    };
  }

  // The same person brings the plan in and answers for the figures of earlier records, which nobody reported here.
  private async tellWhoMayNot({ validatedBy }: PlanImportRequest, commissionId: number): Promise<void> {
    if (validatedBy === null) return;
    await this.people.tellWhoMayNotWritePlan(validatedBy, commissionId);
    await this.people.tellWhoMayNotValidate(validatedBy, commissionId, LOADING_ACCOUNT);
  }

  private async read(bytes: Uint8Array, on: IsoDate, legends: Legends): Promise<PlanReading> {
    const { entries } = await this.institutions.directory(on);
    if (entries.length === 0) {
      throw new Refusal(
        'No hay instituciones registradas; cárguelas con «yupana institution import data/instituciones.csv».',
      );
    }
    const task = { file: join(__dirname, 'read-plan.thread'), title: 'La lectura del libro' };
    return this.threads.run<PlanReading>(task, { bytes, institutions: entries, legends }, THREAD_LIMITS);
  }
}

function tellWrongCutoff({ cutoff, startsOn, endsOn }: PlanImportRequest): void {
  if (cutoff === null || (cutoff >= startsOn && cutoff <= endsOn)) return;
  throw new Refusal(
    `La fecha de corte ${slashedDate(cutoff)} está fuera del plan (${slashedDate(startsOn)} al ${slashedDate(endsOn)}); revise --cutoff.`,
  );
}

function headerOf(request: PlanImportRequest, commissionId: number): WantedHeader {
  const { code, title, startsOn, endsOn, countsFrom, countsFromNorm, draft } = request;
  return { commissionId, code, title, startsOn, endsOn, countsFrom, countsFromNorm, draft };
}
