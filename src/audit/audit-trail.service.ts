import { Injectable } from '@nestjs/common';
import { AuditRepository, type ToldEntry } from './audit.repository';

export type { EntryFilters, ToldEntry } from './audit.repository';

/** Reads the log for pages; it changes nothing. */
@Injectable()
export class AuditTrailService {
  constructor(private readonly log: AuditRepository) {}

  /** The entries of the commissions within reach, the last one first. */
  entries(of: Parameters<AuditRepository['entries']>[0]): Promise<ToldEntry[]> {
    return this.log.entries(of);
  }

  /** What was done to one thing, the last deed first. */
  historyOf(of: Parameters<AuditRepository['historyOf']>[0]): Promise<ToldEntry[]> {
    return this.log.historyOf(of);
  }
}
