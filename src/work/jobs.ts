/**
 * Work that follows a change: it is written down in the change's own transaction and done afterwards, by whichever
 * instance takes it first, at least once. A process may die at any point of it: the job is taken again when its lease
 * has run out, so a handler has to bear being called twice for the same job.
 */
import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import type { Instant } from '../domain/dates';
import { Bell } from './bell';
import { JobRows } from './job-rows';

/** A job as its handler gets it. */
export interface JobAsked {
  readonly key: string;
  /** Plain data, as it was handed in. */
  readonly payload: unknown;
  /** From 1. */
  readonly attempt: number;
  /** When it was taken. */
  readonly at: Instant;
  /** Aborted where the process is about to end, or the job is another's meanwhile. */
  readonly signal: AbortSignal;
}

/** Done when it resolves: for good, or until the instant that it gives. Tried again, later and later, when it rejects. */
export type JobHandler = (job: JobAsked) => Promise<Instant | void>;

export interface JobKind {
  readonly handler: JobHandler;
  /** How many attempts until it is given up; null: never. */
  readonly mostAttempts: number | null;
  /** There is one such job always, under the kind as its key. */
  readonly standing: boolean;
}

/** What a handler throws where it knows why it could not do the job now; any other error is a fault of the program. */
export class NotYet extends Error {
  override readonly name = 'NotYet';
}

const USUAL_ATTEMPTS = 20;

@Injectable()
export class Jobs {
  /** Rung when there may be something to do at once. */
  readonly bell = new Bell();
  private readonly known = new Map<string, JobKind>();

  constructor(
    private readonly transactions: Transactions,
    private readonly rows: JobRows,
  ) {}

  /** Registers who does the jobs of a kind; each feature does so for its own when it is set up. */
  handle(kind: string, handler: JobHandler, mostAttempts: number | null = USUAL_ATTEMPTS): void {
    this.register(kind, { handler, mostAttempts, standing: false });
  }

  /**
   * Registers a job that is always there, done once by one of all instances and then again at the instant that its
   * handler gives.
   */
  handleAlways(kind: string, handler: (job: JobAsked) => Promise<Instant>): void {
    this.register(kind, { handler, mostAttempts: null, standing: true });
  }

  /** Asks for a job, as part of the transaction under way; of a key that was asked for already nothing changes. */
  async ask(kind: string, key: string, payload: unknown, runAt: Instant): Promise<void> {
    await this.transactions.within(async () => {
      await this.rows.add({ key, kind, payload: JSON.stringify(payload), runAt });
      this.transactions.afterCommit(() => this.bell.ring());
    });
  }

  kinds(): ReadonlyMap<string, JobKind> {
    return this.known;
  }

  private register(kind: string, of: JobKind): void {
    if (this.known.has(kind)) throw new Error(`Two handlers for jobs of the kind ${kind}`);
    this.known.set(kind, of);
  }
}
