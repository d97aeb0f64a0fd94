import { Injectable } from '@nestjs/common';
import { AuditTrailService } from '../audit/audit-trail.service';
import { type HistoryStep, loggedStep } from '../domain/history';
import type { Commission } from './commission.entity';
import type { Institution } from './institution.entity';

/** What was done to the things of a catalogue, for who administers them; the last deed first. */
@Injectable()
export class CatalogueHistoryService {
  constructor(private readonly trail: AuditTrailService) {}

  async ofCommission({ id }: Commission): Promise<HistoryStep[]> {
    return (await this.trail.historyOf({ commissionId: id, kind: 'commission', id })).map(loggedStep);
  }

  /** Its names by date and its members, where it is a collective, among it. */
  async ofInstitution({ id }: Institution): Promise<HistoryStep[]> {
    return (await this.trail.historyOf({ commissionId: null, kind: 'institution', id })).map(loggedStep);
  }
}
