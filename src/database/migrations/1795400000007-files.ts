import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dropTables, NewTable } from './new-table';

/** Files that are kept by the hash of their bytes, and the evidence that they are. */
export class Files1795400000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of [...stored(), ...evidence()]) await table.create(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['waiting_evidence', 'evidence', 'storage_claim', 'stored_file']);
  }
}

function stored(): NewTable[] {
  return [
    new NewTable('stored_file').id().code('sha256').integer('size').code('kind').bigint('kept_at').unique('sha256'),
    new NewTable('storage_claim').id().code('claim'),
  ];
}

function evidence(): NewTable[] {
  return [
    new NewTable('evidence')
      .id()
      .reference('commission_id', 'commission')
      .reference('activity_id', 'activity')
      .reference('file_id', 'stored_file')
      .integer('position')
      .text('name')
      .text('uploaded_by')
      .bigint('uploaded_at')
      .text('removed_by', { nullable: true })
      .bigint('removed_at', { nullable: true })
      .text('removal_reason', { nullable: true })
      .unique('activity_id', 'position')
      .index('file_id'),
    new NewTable('waiting_evidence')
      .id()
      .reference('commission_id', 'commission')
      .reference('institution_id', 'institution')
      .code('draft')
      .reference('file_id', 'stored_file')
      .text('name')
      .text('uploaded_by')
      .bigint('uploaded_at')
      .index('institution_id', 'draft')
      .index('file_id'),
  ];
}
