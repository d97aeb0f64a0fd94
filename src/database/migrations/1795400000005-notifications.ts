import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dropTables, NewTable } from './new-table';

/** Work that follows a change; mails, the notices that they gather, and addresses that take none. */
export class Notifications1795400000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of [job(), workPause(), mail(), notice(), mailBounce()]) await table.create(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['mail_bounce', 'notice', 'mail', 'work_pause', 'job']);
  }
}

function job(): NewTable {
  return new NewTable('job')
    .id()
    .code('key')
    .code('kind')
    .text('payload')
    .bigint('run_at')
    .integer('attempts')
    .bigint('lease_until', { nullable: true })
    .code('lease_holder', { nullable: true })
    .bigint('ended_at', { nullable: true })
    .flag('failed')
    .text('failure', { nullable: true })
    .unique('key')
    .indexWhere('ended_at IS NULL', 'run_at');
}

function workPause(): NewTable {
  return new NewTable('work_pause')
    .id()
    .bigint('paused_at')
    .code('paused_by')
    .text('reason')
    .bigint('resumed_at', { nullable: true })
    .code('resumed_by', { nullable: true });
}

function mail(): NewTable {
  return new NewTable('mail')
    .id()
    .code('key')
    .integer('commission_id', { nullable: true })
    .code('kind')
    .text('about', { nullable: true })
    .code('recipient')
    .text('recipient_name', { nullable: true })
    .text('subject')
    .text('text', { nullable: true })
    .text('html', { nullable: true })
    .bigint('made_at')
    .bigint('expires_at', { nullable: true })
    .bigint('sent_at', { nullable: true })
    .bigint('given_up_at', { nullable: true })
    .text('failure', { nullable: true })
    .unique('key')
    .index('commission_id', 'made_at');
}

function notice(): NewTable {
  return new NewTable('notice')
    .id()
    .code('key')
    .integer('commission_id')
    .code('person')
    .code('kind')
    .text('payload')
    .bigint('made_at')
    .bigint('ready_at')
    .reference('mail_id', 'mail', { nullable: true })
    .unique('key')
    .index('mail_id')
    .indexWhere('mail_id IS NULL', 'ready_at');
}

function mailBounce(): NewTable {
  return new NewTable('mail_bounce')
    .id()
    .code('recipient')
    .reference('mail_id', 'mail')
    .bigint('bounced_at')
    .text('reason')
    .bigint('lifted_at', { nullable: true })
    .index('recipient')
    .index('mail_id');
}
