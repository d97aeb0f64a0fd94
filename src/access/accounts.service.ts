import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import { Transactions } from '../database/transactions';
import type { Deed } from '../domain/actor';
import type { Account } from './account.entity';
import { AccountsRepository } from './accounts.repository';
import { Entrances } from './entrances.service';
import { MembershipsService } from './memberships.service';

/** The people who can log in. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: AccountsRepository,
    private readonly entrances: Entrances,
    private readonly memberships: MembershipsService,
    private readonly audit: AuditService,
  ) {}

  ofId(id: number): Promise<Account | null> {
    return this.accounts.ofId(id);
  }

  /** By an address in lower case. */
  ofEmail(email: string): Promise<Account | null> {
    return this.accounts.ofEmail(email);
  }

  all(): Promise<Account[]> {
    return this.accounts.all();
  }

  /** Whether the installation has no account yet. */
  isEmpty(): Promise<boolean> {
    return this.accounts.isEmpty();
  }

  /**
   * The person cannot come in any more, from this moment on; refused for the only administrator who can log in, and to
   * who administers the installation no more.
   */
  disable(id: number, by: Deed): Promise<void> {
    return this.transactions.within(async () => {
      await this.memberships.tellIfNoManager(null, by);
      await this.memberships.tellIfOnlyAdministrator(id);
      const account = await this.accounts.held(id);
      if (account.disabledAt !== null) return;
      await this.accounts.save({ ...account, disabledAt: by.at });
      await this.entrances.shutAll(id, by);
      this.record('account.disable', account, by.at, by);
    });
  }

  /** The person can come in again; refused to who administers the installation no more. */
  enable(id: number, by: Deed): Promise<void> {
    return this.transactions.within(async () => {
      await this.memberships.tellIfNoManager(null, by);
      const account = await this.accounts.held(id);
      if (account.disabledAt === null) return;
      await this.accounts.save({ ...account, disabledAt: null });
      this.record('account.enable', account, null, by);
    });
  }

  private record(action: 'account.disable' | 'account.enable', account: Account, disabledAt: number | null, by: Deed) {
    const subject = { kind: 'account', id: account.id, label: account.email };
    const before = { disabledAt: account.disabledAt };
    this.audit.record({ by, commissionId: null, action, subject, before, after: { disabledAt } });
  }
}
