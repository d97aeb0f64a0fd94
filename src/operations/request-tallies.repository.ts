import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { Transactions } from '../database/transactions';
import { RequestTally } from './request-tally.entity';

@Injectable()
export class RequestTalliesRepository {
  constructor(private readonly transactions: Transactions) {}

  /** Adds requests of an asker in a minute, in one statement; resolves to all that any instance has added. */
  async add(asker: string, minute: number, requests: number): Promise<number> {
    const rows: { requests: number }[] = await this.transactions.manager().sql`
      insert into request_tally (asker, minute, requests) values (${asker}, ${minute}, ${requests})
      on conflict (asker, minute) do update set requests = request_tally.requests + excluded.requests
      returning requests`;
    return rows[0]?.requests ?? requests;
  }

  async forgetBefore(minute: number): Promise<void> {
    await this.transactions.manager().delete(RequestTally, { minute: LessThan(minute) });
  }
}
