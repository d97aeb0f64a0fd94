import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull, LessThan, LessThanOrEqual } from 'typeorm';
import { rowLock } from '../database/dialect';
import { Transactions } from '../database/transactions';
import type { Instant } from '../domain/dates';
import { Job } from './job.entity';

/** Who holds a job, and until when. */
export interface Lease {
  readonly holder: string;
  readonly until: Instant;
}

export type NewJob = Pick<Job, 'key' | 'kind' | 'payload' | 'runAt'>;

/** The questions and changes that jobs are made of. Whatever a holder says of a job counts only while it is his. */
@Injectable()
export class JobRows {
  constructor(private readonly transactions: Transactions) {}

  /** Adds a job; one of its key that is there already stays as it is. */
  async add({ key, kind, payload, runAt }: NewJob): Promise<void> {
    const row = { key, kind, payload, runAt, attempts: 0, failed: false };
    const insert = this.transactions.manager().createQueryBuilder().insert().into(Job).values(row);
    await insert.orIgnore().updateEntity(false).execute();
  }

  /** Whether there is something to take. Asked without a transaction: it costs a waiting instance next to nothing. */
  hasDue(kinds: readonly string[], now: Instant): Promise<boolean> {
    return this.transactions.manager().exists(Job, { where: due(kinds, now) });
  }

  /** Takes the jobs that wait longest, `most` at most; those that another instance is just taking are left out. */
  take(kinds: readonly string[], now: Instant, most: number, lease: Lease): Promise<Job[]> {
    return this.transactions.within(async (manager) => {
      const jobs = await manager.find(Job, {
        where: due(kinds, now),
        order: { runAt: 'ASC', id: 'ASC' },
        take: most,
        lock: rowLock(manager, { skipLocked: true }),
      });
      for (const job of jobs) {
        Object.assign(job, { attempts: job.attempts + 1, leaseHolder: lease.holder, leaseUntil: lease.until });
        await manager.save(job);
      }
      return jobs;
    });
  }

  /** Makes a lease longer; false where the job is not the holder's any more. */
  renew(id: number, { holder, until }: Lease): Promise<boolean> {
    return this.change(id, holder, { leaseUntil: until });
  }

  /** The job is over: done, or given up for a reason. */
  end(id: number, holder: string, endedAt: Instant, givenUpFor: string | null): Promise<boolean> {
    const failed = givenUpFor !== null;
    return this.change(id, holder, { ...NOBODYS, endedAt, failed, failure: givenUpFor });
  }

  /** The job is to be done again; `attempts` says how many of them count. */
  putBack(id: number, holder: string, to: Pick<Job, 'runAt' | 'attempts' | 'failure'>): Promise<boolean> {
    return this.change(id, holder, { ...NOBODYS, ...to });
  }

  /** Removes jobs that ended before an instant; resolves to how many. */
  sweep(doneBefore: Instant, givenUpBefore: Instant): Promise<number> {
    return this.transactions.within(async (manager) => {
      const done = await manager.delete(Job, { endedAt: LessThan(doneBefore), failed: false });
      const givenUp = await manager.delete(Job, { endedAt: LessThan(givenUpBefore), failed: true });
      return (done.affected ?? 0) + (givenUp.affected ?? 0);
    });
  }

  private change(id: number, holder: string, change: Partial<Job>): Promise<boolean> {
    return this.transactions.within(async (manager: EntityManager) => {
      const { affected } = await manager.update(Job, { id, leaseHolder: holder }, change);
      return affected === 1;
    });
  }
}

const NOBODYS = { leaseHolder: null, leaseUntil: null } as const;

function due(kinds: readonly string[], now: Instant) {
  const open = { kind: In([...kinds]), endedAt: IsNull(), runAt: LessThanOrEqual(now) };
  return [
    { ...open, leaseUntil: IsNull() },
    { ...open, leaseUntil: LessThan(now) },
  ];
}
