import { Injectable } from '@nestjs/common';
import { Between, In, IsNull } from 'typeorm';
import { rowLock } from '../database/dialect';
import { Transactions } from '../database/transactions';
import type { Instant } from '../domain/dates';
import { Mail } from './mail.entity';
import { Notice } from './notice.entity';

export type NewNotice = Omit<Notice, 'id' | 'mailId'>;

/** A notice with the mail that told it; null: it waits for one. */
export interface LoggedNotice {
  readonly notice: Notice;
  readonly mail: Mail | null;
}

@Injectable()
export class NoticesRepository {
  constructor(private readonly transactions: Transactions) {}

  /** Adds notices; those whose key is there stay as they are. */
  async add(notices: readonly NewNotice[]): Promise<void> {
    if (notices.length === 0) return;
    const rows = notices.map((notice) => ({ ...notice, mailId: null }));
    const insert = this.transactions.manager().createQueryBuilder().insert().into(Notice).values(rows);
    await insert.orIgnore().updateEntity(false).execute();
  }

  /** Which of some keys are there. */
  async known(keys: readonly string[]): Promise<Set<string>> {
    const manager = this.transactions.manager();
    const rows = await manager.find(Notice, { select: { key: true }, where: { key: In([...keys]) } });
    return new Set(rows.map(({ key }) => key));
  }

  /** People for whom a notice waits that may be told at an instant; in the order of their addresses. */
  async peopleWaiting(at: Instant): Promise<string[]> {
    const rows = await this.transactions
      .manager()
      .createQueryBuilder(Notice, 'n')
      .select('n.person', 'person')
      .where('n.mailId IS NULL AND n.readyAt <= :at', { at })
      .groupBy('n.person')
      .orderBy('n.person', 'ASC')
      .getRawMany<{ person: string }>();
    return rows.map(({ person }) => person);
  }

  /** All that waits for a person, held until the transaction ends. */
  waitingFor(person: string): Promise<Notice[]> {
    const manager = this.transactions.manager();
    return manager.find(Notice, {
      where: { person, mailId: IsNull() },
      order: { id: 'ASC' },
      lock: rowLock(manager),
    });
  }

  async tellBy(mailId: number, ids: readonly number[]): Promise<void> {
    await this.transactions.manager().update(Notice, { id: In([...ids]) }, { mailId });
  }

  /** Removes what waits under some keys: there is nothing to tell any more. */
  async remove(keys: readonly string[]): Promise<void> {
    await this.transactions.manager().delete(Notice, { key: In([...keys]), mailId: IsNull() });
  }

  /** Those of a commission that were made in a span, both ends included. */
  async ofCommission(commissionId: number, from: Instant, to: Instant): Promise<LoggedNotice[]> {
    const manager = this.transactions.manager();
    const notices = await manager.findBy(Notice, { commissionId, madeAt: Between(from, to) });
    const ids = [...new Set(notices.flatMap(({ mailId }) => (mailId === null ? [] : [mailId])))];
    const mails = new Map((await manager.findBy(Mail, { id: In(ids) })).map((mail) => [mail.id, mail]));
    return notices.map((notice) => ({ notice, mail: mails.get(notice.mailId ?? 0) ?? null }));
  }
}
