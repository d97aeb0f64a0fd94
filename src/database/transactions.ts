/**
 * The only file that opens a transaction. TypeORM gives a SQLite DataSource one shared query runner, where two
 * overlapping transactions become savepoints of one, and a write that was answered is lost when the other rolls back;
 * here one follows the other.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { Refusal } from '../domain/refusal';
import { DatabaseConnections } from './connections';
import { freshRunner, isBusy, isDuplicate } from './dialect';
import { OpenTransaction } from './open-transaction';

/** Reads and writes through the manager alone, since it may be run twice: no mail, no file, no clock inside. */
export type Work<T> = (manager: EntityManager) => Promise<T>;

/** What stands last in every transaction: called with its manager when all work in it is done, before the commit. */
export type Closing = Work<void>;

const LONGEST_PAUSE_MS = 50;

@Injectable()
export class Transactions {
  /** How long a call waits for others before it is refused. */
  protected readonly patienceMs: number = 10_000;
  private readonly current = new AsyncLocalStorage<OpenTransaction>();
  private lastTurn: Promise<void> = Promise.resolve();
  private lastHeldAt = 0;
  private readonly closing: Closing[] = [];

  constructor(private readonly connections: DatabaseConnections) {}

  /**
   * Carries out the work in one transaction: all of it is stored when the promise resolves, nothing of it when it
   * rejects. Inside another call it joins that one; if it fails there, the outer call is undone and rejects too, even
   * where it caught the failure, and so it is with a failed statement. On PostgreSQL the level is READ COMMITTED:
   * rows whose state decides what is written are read with `rowLock`.
   */
  async within<T>(work: Work<T>): Promise<T> {
    const outer = this.current.getStore();
    if (outer) return outer.join(work);
    const arrivedAt = performance.now();
    return this.connections.dialect === 'sqlite'
      ? this.inTurn(() => this.onSqlite(work, arrivedAt))
      : this.onPostgres(work, arrivedAt);
  }

  /** For repositories: the manager of the transaction under way, outside of one that of the read-only connection. */
  manager(): EntityManager {
    return this.current.getStore()?.manager() ?? this.connections.reading.manager;
  }

  /**
   * Has something stand last in every transaction from now on, in the order of these calls; where it rejects nothing is
   * stored. A transaction that is run again calls it again, with another manager.
   */
  beforeCommit(closing: Closing): void {
    this.closing.push(closing);
  }

  /** Calls `tell` once what the transaction under way does is stored, and not at all where it fails; outside of one at once. */
  afterCommit(tell: () => void): void {
    const open = this.current.getStore();
    if (open) open.tellAfterwards(tell);
    else tell();
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const before = this.lastTurn;
    const turn = before.then(work);
    this.lastTurn = turn.then(
      () => undefined,
      () => undefined,
    );
    return turn;
  }

  private async onSqlite<T>(work: Work<T>, arrivedAt: number): Promise<T> {
    // The time in which our own transactions held the place does not use up anyone's patience.
    const until = Math.max(arrivedAt, this.lastHeldAt) + this.patienceMs;
    const runner = await begin(this.connections.writing, until);
    try {
      const outcome = await this.carryOut(new OpenTransaction(runner), work);
      if ('result' in outcome) return outcome.result;
      throw outcome.error;
    } finally {
      this.lastHeldAt = performance.now();
    }
  }

  private async onPostgres<T>(work: Work<T>, arrivedAt: number): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const runner = await begin(this.connections.writing, arrivedAt + this.patienceMs);
      const outcome = await this.carryOut(new OpenTransaction(runner), work);
      if ('result' in outcome) return outcome.result;
      if (!outcome.mayRunAgain) throw outcome.error;
      if (performance.now() > arrivedAt + this.patienceMs) throw crowded();
      await pause(Math.random() * Math.min(LONGEST_PAUSE_MS, 2 ** attempt));
    }
  }

  private async carryOut<T>(transaction: OpenTransaction, work: Work<T>): Promise<Outcome<T>> {
    try {
      const result = await this.current.run(transaction, () => work(transaction.manager()));
      await transaction.commit((manager) => this.current.run(transaction, () => this.close(manager)));
      return { result };
    } catch (error) {
      await transaction.undo();
      return { error: isDuplicate(error) ? taken(error) : error, mayRunAgain: transaction.metConflict(error) };
    } finally {
      await transaction.release();
    }
  }

  private async close(manager: EntityManager): Promise<void> {
    for (const closing of this.closing) await closing(manager);
  }
}

type Outcome<T> = { readonly result: T } | { readonly error: unknown; readonly mayRunAgain: boolean };

/**
 * Begins a transaction on a query runner of its own. Where another process holds SQLite's only place for a writer it
 * tries again, without stopping the thread, until the moment `until` of `performance.now()`; `waiting` hears of each
 * pause. Refuses with a sentence when time is up.
 */
export async function begin(source: DataSource, until: number, waiting?: () => void): Promise<QueryRunner> {
  for (let wait = 5; ; wait = Math.min(2 * wait, LONGEST_PAUSE_MS)) {
    // After a BEGIN that failed TypeORM's runner believes that it is in a transaction; it is not used again.
    const runner = freshRunner(source);
    try {
      await runner.startTransaction();
      return runner;
    } catch (error) {
      await runner.release();
      if (!isBusy(error)) throw error;
      if (performance.now() >= until) throw crowded();
    }
    waiting?.();
    await pause(wait);
  }
}

// Two at once that add the same thing: the database's own rule decides, and the second is told.
function taken(error: unknown): Refusal {
  const refusal = new Refusal(
    'Otra persona guardó lo mismo en este momento y lo suyo no se guardó; revise lo que hay y vuelva a intentarlo.',
    'conflict',
  );
  refusal.cause = error;
  return refusal;
}

function crowded(): Refusal {
  return new Refusal(
    'Otro programa ocupa la base de datos y no se guardó nada; vuelva a intentarlo en un momento.',
    'unreachable',
  );
}
