import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import { Transactions } from '../database/transactions';
import type { Deed } from '../domain/actor';
import { whyNotGrant, whyNotLoseAdministrator } from '../domain/people';
import { type Membership, type Reach, type Role, whyNot } from '../domain/permissions';
import { Refusal } from '../domain/refusal';
import type { Membership as MembershipRow } from './membership.entity';
import { type HeldRole, MembershipsRepository } from './memberships.repository';

/** Who has which role in which commission. */
@Injectable()
export class MembershipsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly memberships: MembershipsRepository,
    private readonly audit: AuditService,
  ) {}

  /** The roles that an account has now, as the rules ask for them. */
  async ofAccount(accountId: number): Promise<Membership[]> {
    return (await this.memberships.ofAccount(accountId)).map(asRule);
  }

  /** Everyone who has a role in the commissions within reach. */
  within(reach: Reach): Promise<HeldRole[]> {
    return this.memberships.within(reach);
  }

  secretariatOf(commissionId: number): Promise<number> {
    return this.memberships.secretariatOf(commissionId);
  }

  /** Gives an account a role; refused where the role does not fit, or who gives it may not (any more). */
  async grant(account: { id: number; email: string }, role: Membership, by: Deed): Promise<void> {
    const accountId = account.id;
    await this.transactions.within(async () => {
      await this.memberships.administratorsHeld();
      await this.tellWhoMayNot(role.commissionId, by);
      const refusal = whyNotGrant({
        ...role,
        held: await this.ofAccount(accountId),
        isOwn: by.actor.accountId === accountId,
      });
      if (refusal !== null) throw new Refusal(refusal);
      const saved = await this.memberships.save({ ...role, accountId, startedAt: by.at, endedAt: null });
      const subject = { kind: 'membership', id: saved.id, label: account.email };
      const { commissionId } = role;
      this.audit.record({
        by,
        commissionId,
        action: 'role.grant',
        subject,
        before: null,
        after: { accountId, ...role },
      });
    });
  }

  /** Takes a role away; refused for the only administrator of the installation. */
  async end(id: number, by: Deed): Promise<void> {
    await this.transactions.within(async () => {
      const administrators = await this.memberships.administratorsHeld();
      const held = await this.memberships.ofId(id);
      const row = held?.membership;
      if (row === undefined || row.endedAt !== null)
        throw new Refusal('La persona ya no tiene ese rol; abra la página de nuevo.', 'not-found');
      await this.tellWhoMayNot(row.commissionId, by);
      if (administrators.some((each) => each.id === id)) await this.tellLastOne(administrators, row.accountId);
      await this.memberships.save({ ...row, endedAt: by.at });
      const { commissionId, accountId } = row;
      const subject = { kind: 'membership', id, label: held?.account.email ?? '' };
      const before = { accountId, ...asRule(row) };
      this.audit.record({ by, commissionId, action: 'role.end', subject, before, after: null });
    });
  }

  /** Refuses to shut out the only administrator of the installation; called within the transaction that does it. */
  async tellIfOnlyAdministrator(accountId: number): Promise<void> {
    const administrators = await this.memberships.administratorsHeld();
    if (administrators.some((each) => each.accountId === accountId)) await this.tellLastOne(administrators, accountId);
  }

  /**
   * Refuses who may not manage people of a commission (null: of the whole installation) any more, and makes others who
   * ask the same wait; called within the transaction that does what is asked for.
   */
  async tellIfNoManager(commissionId: number | null, by: Deed): Promise<void> {
    await this.memberships.administratorsHeld();
    await this.tellWhoMayNot(commissionId, by);
  }

  private async tellLastOne(administrators: readonly MembershipRow[], accountId: number): Promise<void> {
    const others = administrators.map((each) => each.accountId).filter((each) => each !== accountId);
    const refusal = whyNotLoseAdministrator((await this.memberships.able(others)).size);
    if (refusal !== null) throw new Refusal(refusal, 'conflict');
  }

  // Read within the transaction: role or account of who acts may have been taken away a moment ago.
  private async tellWhoMayNot(commissionId: number | null, { actor }: Deed): Promise<void> {
    if (actor.accountId === null) return;
    if (!(await this.memberships.isOpen(actor.accountId)))
      throw new Refusal('Su cuenta se cerró hace un momento y lo suyo no se guardó; pida que la abran.', 'forbidden');
    const memberships = await this.ofAccount(actor.accountId);
    const person = { accountId: actor.accountId, email: actor.name, name: actor.name, memberships };
    const denial = whyNot('people.manage', person, { commissionId });
    if (denial !== null) throw new Refusal(denial.sentence, denial.hidden ? 'not-found' : 'forbidden');
  }
}

function asRule({ commissionId, role, institutionId, presides }: MembershipRow): Membership {
  return { commissionId, role: role as Role, institutionId, presides };
}
