import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dropTables, NewTable } from './new-table';

/** What the secretariat adds to an indicator's figures, and the figures kept for the next time. */
export class Evaluation1795400000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables()) await table.create(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['kept_tally', 'light_override', 'indicator_text']);
  }
}

function tables(): NewTable[] {
  return [
    new NewTable('indicator_text')
      .id()
      .reference('commission_id', 'commission')
      .reference('indicator_id', 'indicator')
      .code('since')
      .text('placement')
      .text('text')
      .text('written_by')
      .rowVersion()
      .unique('indicator_id', 'since'),
    new NewTable('light_override')
      .id()
      .reference('commission_id', 'commission')
      .reference('indicator_id', 'indicator')
      .code('cutoff')
      .text('light')
      .text('reason')
      .text('set_by')
      .bigint('set_at')
      .rowVersion()
      .unique('indicator_id', 'cutoff'),
    new NewTable('kept_tally')
      .id()
      .reference('commission_id', 'commission')
      .integer('indicator_id')
      .code('cutoff')
      .integer('revision')
      .integer('counted')
      .integer('activities')
      .code('total')
      .code('base')
      .bigint('validated_through', { nullable: true })
      .code('reporters')
      .unique('cutoff', 'indicator_id')
      .index('indicator_id', 'commission_id', 'id'),
  ];
}
