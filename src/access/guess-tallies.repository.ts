import { Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import { rowLock } from '../database/dialect';
import { Transactions } from '../database/transactions';
import type { Instant } from '../domain/dates';
import type { Tally } from '../domain/throttle';
import { GuessTally } from './guess-tally.entity';

/** Of one failure, as a whole number is stored. */
const STEPS = 1000;

interface StoredTally {
  readonly subject: string;
  readonly failures: number;
  readonly last_failed_at: number | string;
}

@Injectable()
export class GuessTalliesRepository {
  constructor(private readonly transactions: Transactions) {}

  /** The tallies of these subjects that there are. */
  async of(subjects: readonly [string, string, string]): Promise<Map<string, Tally>> {
    const [first, second, third] = subjects;
    // Written out, since whoever guesses asks it most.
    const rows = await this.transactions.manager().sql<StoredTally[]>`
      select subject, failures, last_failed_at from guess_tally where subject in (${first}, ${second}, ${third})`;
    return new Map(
      rows.map((row) => [row.subject, { failures: row.failures / STEPS, lastFailedAt: Number(row.last_failed_at) }]),
    );
  }

  /** The tallies of these subjects, made where there are none, as they stay until the transaction ends. */
  async held(subjects: readonly string[], now: Instant): Promise<Map<string, Tally>> {
    const manager = this.transactions.manager();
    // In one order, so that two guesses at once wait for each other instead of both waiting.
    const sorted = [...new Set(subjects)].sort();
    const none = sorted.map((subject) => ({ subject, failures: 0, lastFailedAt: now }));
    await manager.createQueryBuilder().insert().into(GuessTally).values(none).orIgnore().updateEntity(false).execute();
    const which = { subject: In(sorted) };
    const rows = await manager.find(GuessTally, { where: which, order: { subject: 'ASC' }, lock: rowLock(manager) });
    return new Map(
      rows.map(({ subject, failures, lastFailedAt }) => [subject, { failures: failures / STEPS, lastFailedAt }]),
    );
  }

  async write(subject: string, { failures, lastFailedAt }: Tally): Promise<void> {
    const stored = { failures: Math.round(failures * STEPS), lastFailedAt };
    await this.transactions.manager().update(GuessTally, { subject }, stored);
  }

  /** Forgets what counts for nothing any more. */
  async forgetBefore(instant: Instant): Promise<void> {
    await this.transactions.manager().delete(GuessTally, { lastFailedAt: LessThan(instant) });
  }
}
