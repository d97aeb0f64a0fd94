import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import { type Instant, limaDate } from '../domain/dates';
import { Storage } from '../files/storage';
import { Jobs } from '../work/jobs';
import { StoredFilesRepository } from './stored-files.repository';

export interface Swept {
  /** Rows of files that nothing named any more. */
  readonly rows: number;
  /** Files of the storage without a row. */
  readonly files: number;
  /** What interrupted uploads had left. */
  readonly leftovers: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const SOME = 250;
/** Three in the morning in Lima (UTC-5), when nobody uploads. */
const HOUR_MS = (3 + 5) * 60 * 60 * 1000;
const NOTHING: Swept = { rows: 0, files: 0, leftovers: 0 };

/** Removes files that no row names: of uploads that never got that far, and of drafts that were thrown away. */
@Injectable()
export class FileSweepService implements OnModuleInit {
  private readonly logger = new Logger('Archivos');

  constructor(
    private readonly transactions: Transactions,
    private readonly rows: StoredFilesRepository,
    private readonly storage: Storage,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.handleAlways('file-sweep', async ({ at }) => {
      await this.sweep(at);
      return nextNight(at);
    });
  }

  /**
   * Leaves alone whatever came within a day before now, or before the oldest transaction that is still open: it may be
   * about to name it. Touches nothing where the storage belongs to another database.
   */
  async sweep(now: Instant): Promise<Swept> {
    if (!(await this.isOwn())) return NOTHING;
    const { before, rows } = await this.transactions.within(async () => {
      const oldest = (await this.rows.oldestTransaction()) ?? now;
      const until = Math.min(now, oldest) - DAY_MS;
      return { before: until, rows: await this.rows.removeUnnamed(until) };
    });
    return { rows, files: await this.removeFiles(before), leftovers: await this.storage.clear(before) };
  }

  private async isOwn(): Promise<boolean> {
    const [claim, owner] = [await this.rows.claim(), await this.storage.owner()];
    // Nothing was kept yet, or not since the files were brought here.
    if (claim === null || owner === null) return false;
    if (claim === owner) return true;
    this.logger.warn('El almacén de archivos es de otra base de datos: no se borra nada de él.');
    return false;
  }

  private async removeFiles(before: Instant): Promise<number> {
    let removed = 0;
    let old: string[] = [];
    for await (const { sha256, keptAt } of this.storage.list()) {
      if (keptAt < before) old.push(sha256);
      if (old.length < SOME) continue;
      removed += await this.removeUnnamed(old, before);
      old = [];
    }
    return removed + (await this.removeUnnamed(old, before));
  }

  // Asked inside a transaction: on SQLite it is the only one then, and what others have named is seen.
  private async removeUnnamed(hashes: readonly string[], before: Instant): Promise<number> {
    if (hashes.length === 0) return 0;
    const named = await this.transactions.within(() => this.rows.named(hashes));
    let removed = 0;
    for (const sha256 of hashes) {
      if (!named.has(sha256) && (await this.storage.remove(sha256, before))) removed += 1;
    }
    return removed;
  }
}

/** The next three in the morning in Lima after an instant. */
function nextNight(after: Instant): Instant {
  const tonight = Date.parse(`${limaDate(after)}T00:00:00Z`) + HOUR_MS;
  return tonight > after ? tonight : tonight + DAY_MS;
}
