import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dropTables, NewTable } from './new-table';

/** What was done: activities with what they add and cite, "sin avance", and figures carried over. */
export class Progress1795400000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of [...activities(), contribution(), duplicateJoin(), ...statements()]) await table.create(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['stated_value', 'no_progress', 'duplicate_join', 'contribution']);
    await dropTables(runner, ['cited_document', 'activity_review', 'activity_institution', 'activity']);
  }
}

function activities(): NewTable[] {
  return [
    new NewTable('activity')
      .id()
      .reference('commission_id', 'commission')
      .code('key')
      .text('title')
      .code('starts_on')
      .code('ended_on')
      .codeReference('region_code', 'region', { nullable: true })
      .reference('institution_id', 'institution')
      .text('reported_by')
      .bigint('reported_at')
      .text('validated_by', { nullable: true })
      .bigint('validated_at', { nullable: true })
      .text('validation_note', { nullable: true })
      .rowVersion()
      .unique('commission_id', 'key')
      .index('region_code')
      .index('institution_id'),
    new NewTable('activity_institution')
      .id()
      .reference('commission_id', 'commission')
      .reference('activity_id', 'activity')
      .reference('institution_id', 'institution')
      .integer('position')
      .unique('activity_id', 'institution_id')
      .index('institution_id'),
    new NewTable('activity_review')
      .id()
      .reference('commission_id', 'commission')
      .reference('activity_id', 'activity')
      .text('step')
      .text('actor')
      .bigint('at')
      .text('reason', { nullable: true })
      .index('activity_id'),
    new NewTable('cited_document')
      .id()
      .reference('commission_id', 'commission')
      .reference('activity_id', 'activity')
      .integer('position')
      .text('citation')
      .unique('activity_id', 'position'),
  ];
}

function contribution(): NewTable {
  return new NewTable('contribution')
    .id()
    .reference('commission_id', 'commission')
    .reference('activity_id', 'activity')
    .integer('position')
    .reference('indicator_id', 'indicator')
    .reference('institution_id', 'institution')
    .code('ended_on')
    .code('region_code', { nullable: true })
    .bigint('validated_at', { nullable: true })
    .flag('counted')
    .text('count_choice', { nullable: true })
    .text('count_reason', { nullable: true })
    .bigint('quantity')
    .bigint('women', { nullable: true })
    .bigint('men', { nullable: true })
    .bigint('under18', { nullable: true })
    .bigint('adults', { nullable: true })
    .bigint('denominator', { nullable: true })
    .integer('stage', { nullable: true })
    .text('subject', { nullable: true })
    .code('subject_folded', { nullable: true })
    .integer('criterion', { nullable: true })
    .rowVersion()
    .index('activity_id')
    .index('institution_id')
    .index('indicator_id', 'commission_id', 'counted', 'ended_on', ...addedUp())
    .indexWhere('validated_at IS NOT NULL', 'indicator_id', 'commission_id', 'institution_id', 'ended_on', 'id')
    .indexWhere('validated_at IS NULL', 'commission_id', 'indicator_id', 'institution_id', 'ended_on');
}

function duplicateJoin(): NewTable {
  return new NewTable('duplicate_join')
    .id()
    .reference('commission_id', 'commission')
    .reference('activity_id', 'activity')
    .reference('indicator_id', 'indicator')
    .reference('counted_with_id', 'activity')
    .text('joined_by')
    .bigint('joined_at')
    .unique('activity_id', 'indicator_id')
    .index('indicator_id')
    .index('counted_with_id');
}

/** All that a measure looks at, so that a sum never visits the rows themselves. */
function addedUp(): string[] {
  const ofMeasures = ['denominator', 'region_code', 'stage', 'subject_folded', 'criterion', 'activity_id'];
  return ['quantity', 'validated_at', ...ofMeasures];
}

function statements(): NewTable[] {
  return [
    new NewTable('no_progress')
      .id()
      .reference('commission_id', 'commission')
      .code('key')
      .reference('indicator_id', 'indicator')
      .reference('institution_id', 'institution')
      .code('declared_on')
      .text('reason')
      .text('reported_by')
      .bigint('reported_at')
      .text('validated_by', { nullable: true })
      .bigint('validated_at', { nullable: true })
      .rowVersion()
      .unique('commission_id', 'key')
      .index('indicator_id')
      .index('institution_id'),
    new NewTable('stated_value')
      .id()
      .reference('commission_id', 'commission')
      .reference('indicator_id', 'indicator')
      .code('stated_on')
      .bigint('executed')
      .flag('activity_done')
      .text('observations', { nullable: true })
      .text('reported_by')
      .bigint('reported_at')
      .text('validated_by')
      .bigint('validated_at')
      .rowVersion()
      .unique('indicator_id', 'stated_on'),
  ];
}
