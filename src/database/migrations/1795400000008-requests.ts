import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dropTables, NewTable } from './new-table';

/** What the secretariat asks for, and what institutions type and send. */
export class Requests1795400000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of [...asked(), ...typed(), ...sent()]) await table.create(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['submission_remark', 'submitted_activity', 'line_submission']);
    await dropTables(runner, ['line_draft', 'question_answer', 'request_question', 'requested_indicator']);
    await dropTables(runner, ['request_extension', 'requested_institution', 'information_request']);
  }
}

function asked(): NewTable[] {
  return [
    new NewTable('information_request')
      .id()
      .reference('commission_id', 'commission')
      .reference('plan_id', 'plan')
      .code('number')
      .text('subject')
      .text('message')
      .code('starts_on')
      .code('ends_on')
      .code('cutoff')
      .code('requested_on')
      .code('due_on')
      .text('sent_by')
      .bigint('sent_at')
      .bigint('closed_at', { nullable: true })
      .text('closed_by', { nullable: true })
      .code('once_key', { nullable: true })
      .rowVersion()
      .unique('commission_id', 'number')
      .unique('once_key')
      .index('plan_id'),
    new NewTable('requested_institution')
      .id()
      .reference('commission_id', 'commission')
      .reference('request_id', 'information_request')
      .reference('institution_id', 'institution')
      .code('extended_to', { nullable: true })
      .bigint('delivered_at', { nullable: true })
      .code('received_on', { nullable: true })
      .text('receipt', { nullable: true })
      .rowVersion()
      .unique('request_id', 'institution_id')
      .index('institution_id'),
    new NewTable('request_extension')
      .id()
      .reference('commission_id', 'commission')
      .reference('requested_institution_id', 'requested_institution')
      .code('extended_to')
      .text('reason')
      .text('given_by')
      .bigint('given_at')
      .index('requested_institution_id'),
    new NewTable('requested_indicator')
      .id()
      .reference('commission_id', 'commission')
      .reference('request_id', 'information_request')
      .reference('indicator_id', 'indicator')
      .unique('request_id', 'indicator_id')
      .index('indicator_id'),
    new NewTable('request_question')
      .id()
      .reference('commission_id', 'commission')
      .reference('request_id', 'information_request')
      .integer('position')
      .text('text')
      .unique('request_id', 'position'),
  ];
}

function typed(): NewTable[] {
  return [
    new NewTable('question_answer')
      .id()
      .reference('commission_id', 'commission')
      .reference('question_id', 'request_question')
      .reference('institution_id', 'institution')
      .text('text')
      .text('typed_by')
      .bigint('typed_at')
      .bigint('submitted_at', { nullable: true })
      .text('submitted_by', { nullable: true })
      .rowVersion()
      .unique('question_id', 'institution_id')
      .index('institution_id'),
    new NewTable('line_draft')
      .id()
      .reference('commission_id', 'commission')
      .reference('request_id', 'information_request')
      .reference('institution_id', 'institution')
      .reference('element_id', 'plan_element')
      .text('content')
      .flag('is_complete')
      .text('typed_by')
      .bigint('typed_at')
      .rowVersion()
      .unique('request_id', 'institution_id', 'element_id')
      .index('institution_id')
      .index('element_id'),
  ];
}

function sent(): NewTable[] {
  return [
    new NewTable('line_submission')
      .id()
      .reference('commission_id', 'commission')
      .reference('request_id', 'information_request')
      .reference('institution_id', 'institution')
      .reference('element_id', 'plan_element')
      .integer('attempt')
      .text('content')
      .flag('no_progress')
      .text('submitted_by')
      .bigint('submitted_at')
      .code('receipt_code')
      .text('letter_number', { nullable: true })
      .code('letter_date', { nullable: true })
      .text('on_behalf_of', { nullable: true })
      .code('review')
      .text('reviewed_by', { nullable: true })
      .bigint('reviewed_at', { nullable: true })
      .text('review_note', { nullable: true })
      .code('once_key', { nullable: true })
      .rowVersion()
      .unique('request_id', 'institution_id', 'element_id', 'attempt')
      .unique('once_key')
      .index('institution_id')
      .index('element_id')
      .index('commission_id', 'review', 'request_id', 'institution_id', 'element_id', 'attempt'),
    new NewTable('submitted_activity')
      .id()
      .reference('commission_id', 'commission')
      .reference('submission_id', 'line_submission')
      .reference('activity_id', 'activity')
      .unique('submission_id', 'activity_id')
      .index('activity_id'),
    new NewTable('submission_remark')
      .id()
      .reference('commission_id', 'commission')
      .reference('submission_id', 'line_submission')
      .code('field')
      .text('comment')
      .text('made_by')
      .bigint('made_at')
      .index('submission_id'),
  ];
}
