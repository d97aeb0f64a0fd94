import type { EntityManager, QueryRunner } from 'typeorm';
import { isConflict } from './dialect';

const ENDINGS = ['COMMIT', 'ROLLBACK'];

/**
 * A transaction that was begun, until it ends. Calls of its work may outlive it (of a `Promise.all` one fails and the
 * others go on); on SQLite their statements would land in the next transaction, so from its end on none gets through.
 */
export class OpenTransaction {
  private readonly underWay = new Set<Promise<unknown>>();
  private readonly afterwards: (() => void)[] = [];
  private joined = 0;
  private sealed = false;
  private failure: { readonly error: unknown } | null = null;
  private conflict = false;

  constructor(private readonly runner: QueryRunner) {
    const query = runner.query.bind(runner);
    const guarded = (...statement: Parameters<typeof query>) => this.guard(statement[0], () => query(...statement));
    Object.assign(runner, { query: guarded });
  }

  manager(): EntityManager {
    if (this.sealed) throw new EndedTransaction();
    return this.runner.manager;
  }

  /** Runs work as part of this transaction, which cannot be committed any more when it fails. */
  async join<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const manager = this.manager();
    this.joined += 1;
    try {
      return await work(manager);
    } catch (error) {
      this.failure = { error };
      throw error;
    } finally {
      this.joined -= 1;
    }
  }

  /** Has `tell` called when this transaction is stored. */
  tellAfterwards(tell: () => void): void {
    this.afterwards.push(tell);
  }

  /** Commits after `last`, which finds everything else done and sees it; where anything failed neither happens. */
  async commit(last: (manager: EntityManager) => Promise<void>): Promise<void> {
    const abandoned = this.joined;
    if (abandoned > 0) this.sealed = true;
    await Promise.allSettled(this.underWay);
    this.tellFailure();
    if (abandoned > 0) throw new Error('A call inside the transaction was not awaited; nothing was stored.');
    await last(this.runner.manager);
    await this.seal();
    this.tellFailure();
    await this.runner.commitTransaction();
    for (const tell of this.afterwards) tell();
  }

  async undo(): Promise<void> {
    await this.seal();
    // The failure that led here is the one to tell; a connection that cannot roll back has lost the transaction anyway.
    await this.runner.rollbackTransaction().catch(() => undefined);
  }

  async release(): Promise<void> {
    await this.runner.release();
  }

  /** Whether the database gave this transaction up for another's sake, whatever its work made of the error. */
  metConflict(error: unknown): boolean {
    return this.conflict || isConflict(error);
  }

  private tellFailure(): void {
    if (this.failure) throw this.failure.error;
  }

  private async seal(): Promise<void> {
    this.sealed = true;
    await Promise.allSettled(this.underWay);
  }

  private async guard(statement: string, run: () => Promise<unknown>): Promise<unknown> {
    if (this.sealed && !ENDINGS.includes(statement)) throw new EndedTransaction();
    const running = run();
    this.underWay.add(running);
    try {
      return await running;
    } catch (error) {
      // PostgreSQL refuses all that follows and turns the commit into a rollback without a word; on SQLite it is to
      // be the same.
      this.failure ??= { error };
      this.conflict ||= isConflict(error);
      throw error;
    } finally {
      this.underWay.delete(running);
    }
  }
}

/** A fault of the program: something inside a transaction was not awaited. */
class EndedTransaction extends Error {
  override readonly name = 'EndedTransaction';

  constructor() {
    super('The transaction has ended: a call inside it was not awaited.');
  }
}
