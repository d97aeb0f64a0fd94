import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import type { AuditAction } from '../domain/audit-actions';
import { Transactions } from '../database/transactions';
import type { Deed } from '../domain/actor';
import type { IsoDate } from '../domain/dates';
import { limaDate } from '../domain/dates';
import { Refusal } from '../domain/refusal';
import { deadlineOf, whyNotExtend } from '../domain/request';
import { type PlanAtVersion, PlansService } from '../plans/plans.service';
import type { InformationRequest } from './information-request.entity';
import { type NewRequest, newRequestProblems } from './new-request';
import { RequestNotices } from './request-notices.service';
import type { RequestedInstitution } from './requested-institution.entity';
import { RequestsRepository } from './requests.repository';

/** Requests for information: sent, extended, closed; each change is its own fact in the log. */
@Injectable()
export class RequestsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly requests: RequestsRepository,
    private readonly plans: PlansService,
    private readonly notices: RequestNotices,
    private readonly audit: AuditService,
  ) {}

  /**
   * Sends a request of a plan's commission and tells everyone of the institutions asked; resolves to it, or to the one
   * that the same form made before.
   */
  send(at: PlanAtVersion, wanted: NewRequest, by: Deed): Promise<InformationRequest> {
    const { commissionId, id: planId } = at.plan;
    const { institutionIds, indicatorIds, questions, onceKey, ...told } = wanted;
    return this.transactions.within(async () => {
      await this.plans.hold(commissionId);
      const sent = onceKey === null ? null : await this.requests.ofOnceKey(commissionId, onceKey);
      if (sent !== null) return sent;
      tellProblems(at, wanted, limaDate(by.at));
      await this.tellTakenNumber(commissionId, wanted.number);
      const facts = {
        commissionId,
        planId,
        ...told,
        requestedOn: limaDate(by.at),
        sentBy: by.actor.name,
        sentAt: by.at,
      };
      const open = { closedAt: null, closedBy: null, onceKey };
      const request = await this.requests.add({ ...facts, ...open }, { institutionIds, indicatorIds, questions });
      this.record('request.send', request, { before: null, after: wanted }, by);
      await this.notices.tell(request, by);
      return request;
    });
  }

  /** Gives one institution more time; refused where it is no later, or the request is closed. */
  extend(
    request: InformationRequest,
    institutionId: number,
    { to, reason }: { readonly to: IsoDate; readonly reason: string },
    by: Deed,
  ): Promise<void> {
    return this.transactions.within(async () => {
      const place = await this.place(request, institutionId);
      const refusal = whyNotExtend(to, deadlineOf(request.dueOn, place.extendedTo), request.closedAt);
      if (refusal !== null) throw new Refusal(refusal);
      const { id: requestedInstitutionId, commissionId } = place;
      const given = { givenBy: by.actor.name, givenAt: by.at };
      await this.notices.withdraw(request, institutionId, by);
      await this.requests.addExtension({ commissionId, requestedInstitutionId, extendedTo: to, reason, ...given });
      await this.requests.saveInstitution({ ...place, extendedTo: to });
      const content = { before: place.extendedTo, after: { institutionId, to, reason } };
      this.record('request.extend', request, content, by);
      await this.notices.tell(request, by);
    });
  }

  /** Notes when an institution received the letter, and what proves it. */
  noteReceipt(
    request: InformationRequest,
    institutionId: number,
    { receivedOn, receipt }: { readonly receivedOn: IsoDate; readonly receipt: string },
    by: Deed,
  ): Promise<void> {
    return this.transactions.within(async () => {
      const place = await this.place(request, institutionId);
      await this.requests.saveInstitution({ ...place, receivedOn, receipt });
      const before = { receivedOn: place.receivedOn, receipt: place.receipt };
      this.record('request.note-receipt', request, { before, after: { institutionId, receivedOn, receipt } }, by);
    });
  }

  /** From then on nothing more is taken. */
  close(asked: InformationRequest, by: Deed): Promise<void> {
    return this.transactions.within(async () => {
      const request = await this.held(asked);
      if (request.closedAt !== null) throw new Refusal('El requerimiento ya está cerrado.', 'conflict');
      await this.notices.withdraw(request, null, by);
      await this.requests.save({ ...request, closedAt: by.at, closedBy: by.actor.name });
      this.record('request.close', request, { before: null, after: { closedAt: by.at } }, by);
    });
  }

  reopen(asked: InformationRequest, by: Deed): Promise<void> {
    return this.transactions.within(async () => {
      const request = await this.held(asked);
      if (request.closedAt === null) throw new Refusal('El requerimiento ya está abierto.', 'conflict');
      await this.requests.save({ ...request, closedAt: null, closedBy: null });
      this.record('request.reopen', request, { before: { closedAt: request.closedAt }, after: null }, by);
    });
  }

  /** As it is now, and as nobody else changes it until the transaction ends. */
  private async held({ commissionId, id }: InformationRequest): Promise<InformationRequest> {
    await this.plans.hold(commissionId);
    const request = await this.requests.ofId(id, [commissionId]);
    if (request === null) throw new Error(`No request ${id}`);
    return request;
  }

  private async tellTakenNumber(commissionId: number, number: string): Promise<void> {
    if ((await this.requests.ofNumber(commissionId, number)) === null) return;
    throw new Refusal(`Ya se envió un requerimiento con el número ${number}; escriba otro.`, 'conflict');
  }

  private async place(request: InformationRequest, institutionId: number): Promise<RequestedInstitution> {
    const place = await this.requests.heldInstitution(request.commissionId, request.id, institutionId);
    if (place !== null) return place;
    throw new Refusal('El requerimiento no se dirige a esa institución; abra la página de nuevo.', 'not-found');
  }

  private record(
    action: AuditAction,
    { id, commissionId, number }: InformationRequest,
    content: { readonly before: unknown; readonly after: unknown },
    by: Deed,
  ): void {
    const subject = { kind: 'information_request', id, label: number };
    this.audit.record({ by, commissionId, action, subject, ...content });
  }
}

function tellProblems(at: PlanAtVersion, wanted: NewRequest, today: IsoDate): void {
  const problems = newRequestProblems(at, wanted, today);
  if (problems.length > 0) throw new Refusal(problems.map(({ sentence }) => sentence).join(' '));
}
