import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dropTables, NewTable } from './new-table';

/** The log of what was done, with its head. */
export class Audit1795400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables()) await table.create(runner);
    const empty = { sequence: 0, hash: '0'.repeat(64), seal: '' };
    await runner.manager.createQueryBuilder().insert().into('audit_head', Object.keys(empty)).values(empty).execute();
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['audit_seal', 'audit_head', 'audit_content', 'audit_entry']);
  }
}

function tables(): NewTable[] {
  return [
    new NewTable('audit_entry')
      .givenId('sequence')
      .bigint('at')
      .integer('account_id', { nullable: true })
      .code('actor')
      .code('channel')
      .integer('commission_id', { nullable: true })
      .code('action')
      .code('subject_kind')
      .integer('subject_id', { nullable: true })
      .text('subject_label')
      .code('content_hash')
      .code('hash')
      .index('subject_kind', 'subject_id')
      .index('commission_id', 'sequence')
      .index('actor', 'sequence')
      .index('action', 'sequence'),
    new NewTable('audit_content')
      .givenId('sequence', 'audit_entry')
      .code('salt', { nullable: true })
      .text('content', { nullable: true }),
    new NewTable('audit_head').id().integer('sequence').code('hash').code('seal'),
    new NewTable('audit_seal').givenId('sequence').code('hash').code('seal').bigint('issued_at'),
  ];
}
