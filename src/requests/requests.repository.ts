import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { bulkInsert } from '../database/bulk-insert';
import { rowLock } from '../database/dialect';
import { Transactions } from '../database/transactions';
import type { Reach } from '../domain/permissions';
import { InformationRequest } from './information-request.entity';
import { RequestExtension } from './request-extension.entity';
import { RequestQuestion } from './request-question.entity';
import { RequestedIndicator } from './requested-indicator.entity';
import { RequestedInstitution } from './requested-institution.entity';

/** A request with whom and what it asks. */
export interface RequestRows {
  readonly request: InformationRequest;
  readonly institutions: readonly RequestedInstitution[];
  readonly indicatorIds: readonly number[];
  readonly questions: readonly RequestQuestion[];
}

@Injectable()
export class RequestsRepository {
  constructor(private readonly transactions: Transactions) {}

  /** The newest first. */
  within(reach: Reach): Promise<InformationRequest[]> {
    const where = reach === 'every' ? {} : { commissionId: In([...reach]) };
    return this.transactions.manager().find(InformationRequest, { where, order: { sentAt: 'DESC', id: 'DESC' } });
  }

  /** Null: there is none of that number within reach. */
  ofId(id: number, reach: Reach): Promise<InformationRequest | null> {
    const where = reach === 'every' ? { id } : { id, commissionId: In([...reach]) };
    return this.transactions.manager().findOneBy(InformationRequest, where);
  }

  ofOnceKey(commissionId: number, onceKey: string): Promise<InformationRequest | null> {
    return this.transactions.manager().findOneBy(InformationRequest, { commissionId, onceKey });
  }

  /** By the number of its letter, which a commission gives once. */
  ofNumber(commissionId: number, number: string): Promise<InformationRequest | null> {
    return this.transactions.manager().findOneBy(InformationRequest, { commissionId, number });
  }

  /** Those within reach that still take answers, the newest first. */
  open(reach: Reach): Promise<InformationRequest[]> {
    const open = { closedAt: IsNull() };
    const where = reach === 'every' ? open : { ...open, commissionId: In([...reach]) };
    return this.transactions.manager().find(InformationRequest, { where, order: { sentAt: 'DESC', id: 'DESC' } });
  }

  /** Those of a plan, the newest last. */
  ofPlan(commissionId: number, planId: number): Promise<InformationRequest[]> {
    const order = { sentAt: 'ASC', id: 'ASC' } as const;
    return this.transactions.manager().find(InformationRequest, { where: { commissionId, planId }, order });
  }

  /** Those addressed to one of these institutions, the newest first. */
  addressedTo(commissionIds: readonly number[], institutionIds: readonly number[]): Promise<RequestedInstitution[]> {
    const where = { commissionId: In([...commissionIds]), institutionId: In([...institutionIds]) };
    return this.transactions.manager().find(RequestedInstitution, { where, order: { requestId: 'DESC' } });
  }

  /** With all that they ask, in the order given. */
  async rowsOf(commissionId: number, requests: readonly InformationRequest[]): Promise<RequestRows[]> {
    const manager = this.transactions.manager();
    const where = { commissionId, requestId: In(requests.map(({ id }) => id)) };
    const institutions = await manager.find(RequestedInstitution, { where, order: { id: 'ASC' } });
    const indicators = await manager.find(RequestedIndicator, { where, order: { id: 'ASC' } });
    const questions = await manager.find(RequestQuestion, { where, order: { position: 'ASC' } });
    return requests.map((request) => {
      const isOwn = ({ requestId }: { requestId: number }): boolean => requestId === request.id;
      const indicatorIds = indicators.filter(isOwn).map(({ indicatorId }) => indicatorId);
      return { request, institutions: institutions.filter(isOwn), indicatorIds, questions: questions.filter(isOwn) };
    });
  }

  async add(
    request: Omit<InformationRequest, 'id' | 'rowVersion'>,
    asked: { institutionIds: readonly number[]; indicatorIds: readonly number[]; questions: readonly string[] },
  ): Promise<InformationRequest> {
    const manager = this.transactions.manager();
    const saved = await manager.save(InformationRequest, { ...request });
    const of = { commissionId: request.commissionId, requestId: saved.id };
    const blank = { extendedTo: null, deliveredAt: null, receivedOn: null, receipt: null, rowVersion: 1 };
    const institutions = asked.institutionIds.map((institutionId) => ({ ...of, institutionId, ...blank }));
    await bulkInsert(manager, RequestedInstitution, institutions);
    await bulkInsert(
      manager,
      RequestedIndicator,
      asked.indicatorIds.map((indicatorId) => ({ ...of, indicatorId })),
    );
    const questions = asked.questions.map((text, index) => ({ ...of, position: index + 1, text }));
    await bulkInsert(manager, RequestQuestion, questions);
    return saved;
  }

  /** An institution's place in a request, held until the transaction ends; null: it was not asked. */
  heldInstitution(
    commissionId: number,
    requestId: number,
    institutionId: number,
  ): Promise<RequestedInstitution | null> {
    const manager = this.transactions.manager();
    return manager.findOne(RequestedInstitution, {
      where: { commissionId, requestId, institutionId },
      lock: rowLock(manager),
    });
  }

  save(request: InformationRequest): Promise<InformationRequest> {
    return this.transactions.manager().save(InformationRequest, request);
  }

  saveInstitution(institution: RequestedInstitution): Promise<RequestedInstitution> {
    return this.transactions.manager().save(RequestedInstitution, institution);
  }

  async addExtension(extension: Omit<RequestExtension, 'id'>): Promise<void> {
    await this.transactions.manager().insert(RequestExtension, extension);
  }

  extensionsOf(commissionId: number, requestedInstitutionIds: readonly number[]): Promise<RequestExtension[]> {
    const where = { commissionId, requestedInstitutionId: In([...requestedInstitutionIds]) };
    return this.transactions.manager().find(RequestExtension, { where, order: { id: 'ASC' } });
  }
}
