import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dropTables, NewTable } from './new-table';

/** Plans with their versions; elements and indicators as identities, and what each version says of them. */
export class Plans1795400000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of [...identities(), ...versions()]) await table.create(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['footnote', 'participation', 'indicator_version', 'element_version']);
    await dropTables(runner, ['indicator', 'plan_element', 'plan_version', 'plan']);
  }
}

function identities(): NewTable[] {
  return [
    new NewTable('plan')
      .id()
      .reference('commission_id', 'commission')
      .code('code')
      .text('title')
      .code('starts_on')
      .code('ends_on')
      .code('counts_from', { nullable: true })
      .text('counts_from_norm', { nullable: true })
      .reference('multi_year_plan_id', 'plan', { nullable: true })
      .rowVersion()
      .unique('commission_id', 'code')
      .index('multi_year_plan_id'),
    new NewTable('plan_version')
      .id()
      .reference('commission_id', 'commission')
      .reference('plan_id', 'plan')
      .integer('number')
      .text('state')
      .code('since')
      .text('act', { nullable: true })
      .rowVersion()
      .unique('plan_id', 'number'),
    new NewTable('plan_element')
      .id()
      .reference('commission_id', 'commission')
      .reference('plan_id', 'plan')
      .code('code')
      .text('level')
      .unique('plan_id', 'code'),
    new NewTable('indicator')
      .id()
      .reference('commission_id', 'commission')
      .reference('plan_id', 'plan')
      .reference('element_id', 'plan_element')
      .integer('number')
      .integer('revision')
      .bigint('locked_at', { nullable: true })
      .rowVersion()
      .unique('element_id', 'number')
      .index('plan_id'),
  ];
}

function versions(): NewTable[] {
  return [
    new NewTable('element_version')
      .id()
      .reference('commission_id', 'commission')
      .reference('plan_version_id', 'plan_version')
      .reference('element_id', 'plan_element')
      .text('name')
      .reference('parent_id', 'plan_element', { nullable: true })
      .reference('axis_id', 'plan_element', { nullable: true })
      .rowVersion()
      .unique('plan_version_id', 'element_id')
      .index('element_id')
      .index('parent_id')
      .index('axis_id'),
    new NewTable('indicator_version')
      .id()
      .reference('commission_id', 'commission')
      .reference('plan_version_id', 'plan_version')
      .reference('indicator_id', 'indicator')
      .text('name')
      .text('unit')
      .bigint('target', { nullable: true })
      .text('target_note', { nullable: true })
      .text('measure')
      .text('measure_detail', { nullable: true })
      .text('direction')
      .bigint('baseline', { nullable: true })
      .flag('sensitive')
      .text('programming', { nullable: true })
      .rowVersion()
      .unique('plan_version_id', 'indicator_id')
      .index('indicator_id'),
    new NewTable('participation')
      .id()
      .reference('commission_id', 'commission')
      .reference('plan_version_id', 'plan_version')
      .reference('indicator_id', 'indicator')
      .reference('institution_id', 'institution')
      .text('role')
      .integer('position')
      .rowVersion()
      .unique('plan_version_id', 'indicator_id', 'institution_id')
      .index('indicator_id')
      .index('institution_id'),
    new NewTable('footnote')
      .id()
      .reference('commission_id', 'commission')
      .reference('plan_version_id', 'plan_version')
      .integer('position')
      .text('mark')
      .text('text')
      .rowVersion()
      .unique('plan_version_id', 'position'),
  ];
}
