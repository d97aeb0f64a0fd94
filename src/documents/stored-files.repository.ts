import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { oldestTransactionStart } from '../database/dialect';
import { Transactions } from '../database/transactions';
import type { Instant } from '../domain/dates';
import { StorageClaim } from './storage-claim.entity';
import { StoredFile } from './stored-file.entity';

/** Bytes belong to the installation: commissions that hold the same file share them. */
@Injectable()
export class StoredFilesRepository {
  constructor(private readonly transactions: Transactions) {}

  /** The row of these bytes, made where there is none; while the transaction lasts nobody removes it. */
  async add({ sha256, size, kind, keptAt }: Omit<StoredFile, 'id'>): Promise<number> {
    const [row] = await this.transactions.manager().sql<{ id: number }[]>`
      insert into stored_file (sha256, size, kind, kept_at) values (${sha256}, ${size}, ${kind}, ${keptAt})
      on conflict (sha256) do update set kept_at = excluded.kept_at returning id`;
    if (!row) throw new Error('The row of a stored file was not made.');
    return Number(row.id);
  }

  /** Those of these hashes that have a row. */
  async named(hashes: readonly string[]): Promise<Set<string>> {
    const rows = await this.transactions.manager().findBy(StoredFile, { sha256: In([...hashes]) });
    return new Set(rows.map(({ sha256 }) => sha256));
  }

  /** Removes the rows that no other table names and whose bytes came before an instant; says how many. */
  async removeUnnamed(before: Instant): Promise<number> {
    const manager = this.transactions.manager();
    const { dataSource } = manager;
    const own = dataSource.getMetadata(StoredFile);
    const naming = dataSource.entityMetadatas.flatMap((entity) =>
      entity.foreignKeys
        .filter((key) => key.referencedEntityMetadata === own)
        .map(({ columns: [column] }) => `"${entity.tableName}"."${column?.databaseName}"`),
    );
    const unnamed = naming.map((column) => {
      const table = column.slice(0, column.indexOf('.'));
      return ` and not exists (select 1 from ${table} where ${column} = stored_file.id)`;
    });
    const place = dataSource.driver.createParameter('before', 0);
    const sql = `delete from stored_file where kept_at < ${place}${unnamed.join('')} returning id`;
    const removed: unknown = await manager.query(sql, [before]);
    return rowsOf(removed).length;
  }

  /** Since when the oldest other transaction of this database has been open; null: there is none. */
  async oldestTransaction(): Promise<Instant | null> {
    return oldestTransactionStart(this.transactions.manager());
  }

  /** Null: no file was stored yet. */
  async claim(): Promise<string | null> {
    const [row] = await this.transactions.manager().find(StorageClaim, { order: { id: 'ASC' }, take: 1 });
    return row?.claim ?? null;
  }

  async addClaim(claim: string): Promise<void> {
    await this.transactions.manager().insert(StorageClaim, { claim });
  }
}

/** What both drivers make of a statement that removes rows and tells which. */
function rowsOf(answer: unknown): unknown[] {
  if (!Array.isArray(answer)) return [];
  return Array.isArray(answer[0]) ? (answer[0] as unknown[]) : (answer as unknown[]);
}
