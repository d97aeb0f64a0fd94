import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import type { Deed } from '../domain/actor';
import { EMPTYING } from '../domain/audit-actions';
import { spansOf, whyNotEmpty } from '../domain/audit-emptying';
import { endOfLimaDay, type IsoDate, limaDate, plusDays, slashedDate } from '../domain/dates';
import { Refusal } from '../domain/refusal';
import { AuditChainRepository } from './audit-chain.repository';
import { AuditService } from './audit.service';

/** Takes away what stood before and after deeds when its time is over; who did what, and when, stays. */
@Injectable()
export class AuditRetention {
  constructor(
    private readonly transactions: Transactions,
    private readonly chain: AuditChainRepository,
    private readonly audit: AuditService,
  ) {}

  /**
   * Empties the contents of the entries of all days before one and tells so in an entry, which the verification asks
   * for; resolves to how many they were. Refused where they are less than a year old.
   */
  emptyBefore(day: IsoDate, by: Deed): Promise<number> {
    return this.transactions.within(async () => {
      const refusal = whyNotEmpty(day, limaDate(by.at));
      if (refusal !== null) throw new Refusal(refusal);
      const sequences = await this.chain.filledBefore(endOfLimaDay(plusDays(day, -1)) + 1);
      if (sequences.length === 0) return 0;
      const spans = spansOf(sequences);
      for (const span of spans) await this.chain.emptyContents(span);
      const subject = { kind: 'audit_content', id: null, label: `asientos anteriores al ${slashedDate(day)}` };
      this.audit.record({ by, commissionId: null, action: EMPTYING, subject, before: null, after: { spans } });
      return sequences.length;
    });
  }
}
