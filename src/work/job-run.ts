import { Logger } from '@nestjs/common';
import type { Instant } from '../domain/dates';
import type { Clock } from './clock';
import type { Job } from './job.entity';
import type { JobRows } from './job-rows';
import { type JobKind, NotYet } from './jobs';
import { retryPause } from './retry-pause';

/** What a run needs of the loop that took the job. */
export interface Hand {
  readonly rows: JobRows;
  readonly clock: Clock;
  readonly holder: string;
  readonly leaseMs: number;
}

/** One attempt at a job, from when it was taken to the row that says how it ended. */
export class JobRun {
  private readonly logger = new Logger('Trabajos');
  private readonly breaking = new AbortController();

  constructor(
    private readonly job: Job,
    private readonly kind: JobKind,
    private readonly hand: Hand,
  ) {}

  /** Resolves when the attempt is over, however it ended; where not even that can be stored the lease runs out. */
  async done(): Promise<void> {
    const beat = setInterval(() => void this.renew(), this.hand.leaseMs / 3).unref();
    try {
      await this.close(await this.attempt());
    } catch (error) {
      this.logger.error((error as Error).stack);
    } finally {
      clearInterval(beat);
    }
  }

  /** The process is about to end: the handler is told, and the job is free for another at once. */
  breakOff(): void {
    this.breaking.abort();
  }

  private async attempt(): Promise<Outcome> {
    const { key, attempts, payload } = this.job;
    const at = this.hand.clock.now();
    const { signal } = this.breaking;
    const asked = { key, payload: JSON.parse(payload) as unknown, attempt: attempts, at, signal };
    const brokenOff = new Promise<never>((_resolve, reject) =>
      signal.addEventListener('abort', () => reject(new BrokenOff())),
    );
    try {
      return { again: (await Promise.race([this.kind.handler(asked), brokenOff])) ?? null };
    } catch (error) {
      return { error };
    }
  }

  private async close(outcome: Outcome): Promise<void> {
    const { rows, holder, clock } = this.hand;
    const { id, attempts } = this.job;
    const now = clock.now();
    if ('again' in outcome) {
      if (outcome.again === null) await rows.end(id, holder, now, null);
      else await rows.putBack(id, holder, { runAt: outcome.again, attempts: 0, failure: null });
      return;
    }
    if (outcome.error instanceof BrokenOff) {
      await rows.putBack(id, holder, { runAt: now, attempts: attempts - 1, failure: null });
      return;
    }
    const failure = this.tell(outcome.error);
    const { mostAttempts } = this.kind;
    if (mostAttempts !== null && attempts >= mostAttempts) await rows.end(id, holder, now, failure);
    else await rows.putBack(id, holder, { runAt: now + retryPause(attempts, Math.random()), attempts, failure });
  }

  private tell(error: unknown): string {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    if (error instanceof NotYet) this.logger.warn(message);
    else this.logger.error(stack);
    return message;
  }

  private async renew(): Promise<void> {
    const { rows, holder, clock, leaseMs } = this.hand;
    const isOurs = await rows.renew(this.job.id, { holder, until: clock.now() + leaseMs }).catch(() => true);
    if (!isOurs) this.breakOff();
  }
}

type Outcome = { readonly again: Instant | null } | { readonly error: unknown };

class BrokenOff extends Error {}
