import { Injectable } from '@nestjs/common';
import { Between, In, IsNull } from 'typeorm';
import { Transactions } from '../database/transactions';
import type { Instant } from '../domain/dates';
import { MailBounce } from './mail-bounce.entity';
import { Mail } from './mail.entity';

export type MailDraft = Omit<Mail, 'id' | 'sentAt' | 'givenUpAt' | 'failure'>;

@Injectable()
export class MailRepository {
  constructor(private readonly transactions: Transactions) {}

  /** The row of a mail that was added; null where one of its key is there, which stays as it is. */
  async add(mail: MailDraft): Promise<number | null> {
    if (await this.isThere(mail.key)) return null;
    const insert = this.transactions.manager().createQueryBuilder().insert().into(Mail).values(mail);
    await insert.orIgnore().updateEntity(false).execute();
    const row = await this.transactions.manager().findOneByOrFail(Mail, { key: mail.key });
    return row.id;
  }

  ofId(id: number): Promise<Mail | null> {
    return this.transactions.manager().findOneBy(Mail, { id });
  }

  isThere(key: string): Promise<boolean> {
    return this.transactions.manager().existsBy(Mail, { key });
  }

  /** Those of a commission that were written in a span, both ends included. */
  ofCommission(commissionId: number, from: Instant, to: Instant): Promise<Mail[]> {
    return this.transactions.manager().findBy(Mail, { commissionId, madeAt: Between(from, to) });
  }

  async change(id: number, change: Partial<Omit<Mail, 'id' | 'key'>>): Promise<void> {
    await this.transactions.manager().update(Mail, { id }, change);
  }

  async addBounce(bounce: Omit<MailBounce, 'id' | 'liftedAt'>): Promise<void> {
    await this.transactions.manager().insert(MailBounce, { ...bounce, liftedAt: null });
  }

  async liftBounces(recipient: string, liftedAt: Instant): Promise<void> {
    await this.transactions.manager().update(MailBounce, { recipient, liftedAt: IsNull() }, { liftedAt });
  }

  /** The bounces that hold, of some addresses. */
  bouncesOf(recipients: readonly string[]): Promise<MailBounce[]> {
    const where = { recipient: In([...recipients]), liftedAt: IsNull() };
    return this.transactions.manager().find(MailBounce, { where, order: { bouncedAt: 'ASC', id: 'ASC' } });
  }
}
