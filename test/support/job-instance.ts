import { setTimeout as pause } from 'node:timers/promises';
import type { DatabaseConnections } from '../../src/database/connections';
import { openDatabase } from '../../src/database/open-database';
import { Transactions } from '../../src/database/transactions';
import type { Clock } from '../../src/work/clock';
import { Job } from '../../src/work/job.entity';
import { JobLoop } from '../../src/work/job-loop';
import { JobRows } from '../../src/work/job-rows';
import { Jobs } from '../../src/work/jobs';
import { WorkPauses } from '../../src/work/work-pauses';
import type { TestDatabase } from './databases';
import { SettableClock } from './settable-clock';

export interface Spans {
  readonly leaseMs?: number;
  readonly graceMs?: number;
  readonly idleMs?: number;
}

class TestLoop extends JobLoop {
  protected override readonly leaseMs: number;
  protected override readonly graceMs: number;
  protected override readonly idleMs: number;

  constructor(parts: ConstructorParameters<typeof JobLoop>, spans: Spans) {
    super(...parts);
    this.leaseMs = spans.leaseMs ?? 60_000;
    this.graceMs = spans.graceMs ?? 8000;
    this.idleMs = spans.idleMs ?? 1000;
  }
}

/** What one instance of the program has of the jobs, over connections of its own. */
export class JobInstance {
  readonly transactions: Transactions;
  readonly rows: JobRows;
  readonly jobs: Jobs;
  readonly pauses: WorkPauses;
  readonly loop: JobLoop;

  constructor(connections: DatabaseConnections, clock: Clock, spans: Spans = {}) {
    this.transactions = new Transactions(connections);
    this.rows = new JobRows(this.transactions);
    this.jobs = new Jobs(this.transactions, this.rows);
    this.pauses = new WorkPauses(this.transactions, this.jobs);
    this.loop = new TestLoop([this.jobs, this.rows, this.pauses, this.transactions, clock], spans);
  }

  stored(key: string): Promise<Job | null> {
    return this.transactions.manager().findOneBy(Job, { key });
  }
}

/** Noon in Lima on Monday 23 November 2026, where the clocks of these instances stand at first. */
export const NOON = Date.parse('2026-11-23T17:00:00Z');

/** Instances of one database, each with connections of its own as processes have them; ended together. */
export class JobInstances {
  private readonly ends: (() => Promise<void>)[] = [];

  constructor(private readonly database: TestDatabase) {}

  async add(clock: Clock = new SettableClock(NOON), spans: Spans = {}): Promise<JobInstance> {
    const connections = await openDatabase(this.database.config, () => undefined);
    const one = new JobInstance(connections, clock, spans);
    this.ends.push(
      () => connections.close(),
      () => one.loop.stop(),
    );
    return one;
  }

  /** Stops all and forgets their jobs. */
  async end(): Promise<void> {
    for (const end of this.ends.splice(0).reverse()) await end();
    await this.database.transactions.within(async (manager) => {
      await manager.query('DELETE FROM job');
      await manager.query('DELETE FROM work_pause');
    });
  }
}

/** Waits until something holds; fails where that takes longer than anything here does. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const began = performance.now(); !(await holds()); await pause(10)) {
    if (performance.now() - began > 20_000) throw new Error('It did not come about.');
  }
}
