import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import { Transactions } from '../database/transactions';
import type { Deed } from '../domain/actor';
import { WorkPauses } from '../work/work-pauses';

/** Since when, by whom and why nothing is sent. */
export interface SendingPause {
  readonly since: number;
  readonly by: string;
  readonly reason: string;
}

/**
 * The switch after a restored backup: what it holds was partly sent already, and people decide whether the rest may go.
 * Jobs of every kind rest with the mails.
 */
@Injectable()
export class SendingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly pauses: WorkPauses,
    private readonly audit: AuditService,
  ) {}

  /** The pause that lasts; null: mails are sent. */
  async paused(): Promise<SendingPause | null> {
    const pause = await this.pauses.current();
    return pause && { since: pause.pausedAt, by: pause.pausedBy, reason: pause.reason };
  }

  /** Has nothing be sent from now on; false where that is so already, and nothing changes. */
  pause(reason: string, by: Deed): Promise<boolean> {
    return this.transactions.within(async () => {
      const pause = await this.pauses.pause(reason, by);
      if (pause === null) return false;
      const subject = { kind: 'work_pause', id: pause.id, label: reason };
      this.audit.record({ by, commissionId: null, action: 'sending.pause', subject, before: null, after: { reason } });
      return true;
    });
  }

  /** Lets mails go again, first those that waited; false where nothing was paused. */
  resume(by: Deed): Promise<boolean> {
    return this.transactions.within(async () => {
      const ended = await this.pauses.resume(by);
      for (const { id, reason } of ended) {
        const subject = { kind: 'work_pause', id, label: reason };
        this.audit.record({
          by,
          commissionId: null,
          action: 'sending.resume',
          subject,
          before: { reason },
          after: null,
        });
      }
      return ended.length > 0;
    });
  }
}
