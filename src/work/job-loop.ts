import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import { Clock } from './clock';
import type { Job } from './job.entity';
import { JobRows } from './job-rows';
import { JobRun } from './job-run';
import { Jobs } from './jobs';
import { WorkPauses } from './work-pauses';

const HANDS = 4;
const DAY_MS = 24 * 60 * 60 * 1000;
const SWEEP = 'jobs.sweep';
// For so long the key of a job that is over is still known; one that was given up is kept for whoever looks for it.
const DONE_KEPT_MS = 30 * DAY_MS;
const GIVEN_UP_KEPT_MS = 365 * DAY_MS;

/** Does the jobs of this instance, a few at a time, from `start` to the end of the process. */
@Injectable()
export class JobLoop implements BeforeApplicationShutdown {
  /** For so long a job is its holder's without a sign of life. */
  protected readonly leaseMs: number = 60_000;
  /** How long the end of the process waits for what is under way; what takes longer is broken off and begun again. */
  protected readonly graceMs: number = 8000;
  /** How often it looks whether another instance left something. */
  protected readonly idleMs: number = 1000;
  private readonly logger = new Logger('Trabajos');
  private readonly holder = randomUUID();
  private readonly underWay = new Map<JobRun, Promise<void>>();
  private stopping = false;
  private looping: Promise<void> | null = null;
  private isStanding = false;
  private isTroubled = false;

  constructor(
    private readonly jobs: Jobs,
    private readonly rows: JobRows,
    private readonly pauses: WorkPauses,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {
    jobs.handleAlways(SWEEP, async ({ at }) => {
      await rows.sweep(at - DONE_KEPT_MS, at - GIVEN_UP_KEPT_MS);
      return at + DAY_MS;
    });
  }

  /** Begins to do jobs; each second it looks whether another instance left some, at once where this one asked. */
  start(): void {
    this.looping ??= this.loop();
  }

  /** Does all that is due now, one after the other, and resolves to how many jobs that were. */
  async runDue(): Promise<number> {
    await this.standUp();
    for (let done = 0; ; done += 1) {
      const [job] = await this.take(1);
      if (job === undefined) return done;
      await this.run(job);
    }
  }

  /** Begins nothing more; resolves when what is under way has ended, or was broken off. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.jobs.bell.ring();
    await this.looping;
    const late = new AbortController();
    const ended = Promise.all(this.underWay.values()).finally(() => late.abort());
    await Promise.race([ended, pause(this.graceMs, null, { signal: late.signal }).catch(() => null)]);
    for (const run of this.underWay.keys()) run.breakOff();
    await ended;
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.stop();
  }

  private async loop(): Promise<void> {
    while (!this.stopping) {
      const began: number = await this.begin().catch((error: unknown) => this.tellTrouble(error));
      if (began === 0) await this.jobs.bell.heard(this.idleMs);
    }
  }

  /** Begins what is due, as far as there are hands; how many jobs that were. */
  private async begin(): Promise<number> {
    await this.standUp();
    const free = HANDS - this.underWay.size;
    const jobs = free > 0 ? await this.take(free) : [];
    for (const job of jobs) void this.run(job).finally(() => this.jobs.bell.ring());
    this.isTroubled = false;
    return jobs.length;
  }

  /** Writes down the standing jobs where they are not yet. */
  private async standUp(): Promise<void> {
    if (this.isStanding) return;
    const runAt = this.clock.now();
    await this.transactions.within(async () => {
      for (const [kind, { standing }] of this.jobs.kinds())
        if (standing) await this.rows.add({ key: kind, kind, payload: 'null', runAt });
    });
    this.isStanding = true;
  }

  private async take(most: number): Promise<Job[]> {
    const now = this.clock.now();
    const kinds = [...this.jobs.kinds().keys()];
    if (!(await this.rows.hasDue(kinds, now)) || (await this.pauses.current()) !== null) return [];
    return this.rows.take(kinds, now, most, { holder: this.holder, until: now + this.leaseMs });
  }

  private run(job: Job): Promise<void> {
    const kind = this.jobs.kinds().get(job.kind);
    if (kind === undefined) throw new Error(`Nobody does jobs of the kind ${job.kind}`);
    const run = new JobRun(job, kind, {
      rows: this.rows,
      clock: this.clock,
      holder: this.holder,
      leaseMs: this.leaseMs,
    });
    const ended = run.done().finally(() => this.underWay.delete(run));
    this.underWay.set(run, ended);
    return ended;
  }

  // Once for as long as it lasts: a database that is away for an hour would fill the log otherwise.
  private tellTrouble(error: unknown): number {
    if (!this.isTroubled) this.logger.error((error as Error).stack);
    this.isTroubled = true;
    return 0;
  }
}
