import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import type { Instant } from '../domain/dates';
import type { FileKind } from '../domain/file-kind';
import type { TakenFile } from '../files/intake';
import { Storage } from '../files/storage';
import { StoredFilesRepository } from './stored-files.repository';

/** A file whose bytes are on the disk for good and which no row names yet. */
export interface KeptUpload {
  readonly name: string;
  readonly kind: FileKind;
  readonly sha256: string;
  readonly size: number;
}

/** Files from the moment when they are kept to the row that names them. */
@Injectable()
export class StoredFilesService {
  private isClaimed = false;

  constructor(
    private readonly transactions: Transactions,
    private readonly rows: StoredFilesRepository,
    private readonly storage: Storage,
  ) {}

  /**
   * Keeps what was taken in, before and outside of the transaction that names it. What is never named is swept after
   * a day.
   */
  async keep(files: readonly TakenFile[]): Promise<KeptUpload[]> {
    if (files.length > 0) await this.claimStorage();
    for (const file of files) await file.keep();
    return files.map(({ name, kind, sha256, size }) => ({ name, kind, sha256, size }));
  }

  /** The rows of kept files, in their order, as part of the transaction that names them. */
  register(files: readonly KeptUpload[], at: Instant): Promise<number[]> {
    return this.transactions.within(async () => {
      const ids: number[] = [];
      for (const { sha256, size, kind } of files) ids.push(await this.rows.add({ sha256, size, kind, keptAt: at }));
      return ids;
    });
  }

  private async claimStorage(): Promise<void> {
    if (this.isClaimed) return;
    const claim = await this.transactions.within(async () => {
      const known = await this.rows.claim();
      if (known !== null) return known;
      const made = randomBytes(16).toString('hex');
      await this.rows.addClaim(made);
      return made;
    });
    await this.storage.claim(claim);
    this.isClaimed = true;
  }
}
