import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import type { Deed } from '../domain/actor';
import { type NoticeKind, type NoticeMatter, readyAt } from '../domain/notices';
import { NoticesRepository } from './notices.repository';

/** What a person is to be told. */
export interface NewNotice {
  /** The same key again is told once. */
  readonly key: string;
  /** The person's address. */
  readonly person: string;
  readonly commissionId: number;
  readonly kind: NoticeKind;
  readonly matter: NoticeMatter;
}

// As many keys as one statement surely takes.
const SOME = 500;

/** Notices: kept until the one mail of a day that a person gets tells them together. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly notices: NoticesRepository,
  ) {}

  /** Writes notices down in the caller's transaction, each key once; they are told by the person's next mail. */
  async tell(notices: readonly NewNotice[], { at }: Deed): Promise<void> {
    await this.transactions.within(async () => {
      for (let start = 0; start < notices.length; start += SOME) {
        const some = notices.slice(start, start + SOME);
        const known = await this.notices.known(some.map(({ key }) => key));
        const rows = some.filter(({ key }) => !known.has(key)).map((notice) => rowOf(notice, at));
        await this.notices.add(rows);
      }
    });
  }

  /** Takes back what waits under some keys, where it is not true any more; what was told stays told. */
  async withdraw(keys: readonly string[]): Promise<void> {
    await this.transactions.within(() => this.notices.remove(keys));
  }
}

function rowOf({ key, person, commissionId, kind, matter }: NewNotice, at: number) {
  return { key, person, commissionId, kind, payload: JSON.stringify(matter), madeAt: at, readyAt: readyAt(at) };
}
