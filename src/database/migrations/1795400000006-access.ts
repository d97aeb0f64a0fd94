import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dropTables, NewTable } from './new-table';

/** Accounts, how their people come in, and what slows those who guess. */
export class Access1795400000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables()) await table.create(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    const ofAccounts = [
      'membership',
      'external_identity',
      'api_token',
      'recovery_code',
      'one_time_link',
      'login_session',
    ];
    await dropTables(runner, ['guess_tally', ...ofAccounts, 'account']);
  }
}

function tables(): NewTable[] {
  return [
    new NewTable('account')
      .id()
      .code('email')
      .text('name')
      .text('password_hash', { nullable: true })
      .text('totp_secret', { nullable: true })
      .bigint('totp_confirmed_at', { nullable: true })
      .integer('totp_last_step', { nullable: true })
      .bigint('created_at')
      .bigint('disabled_at', { nullable: true })
      .rowVersion()
      .unique('email'),
    new NewTable('login_session')
      .id()
      .code('token_hash')
      .reference('account_id', 'account')
      .text('stage')
      .bigint('started_at')
      .bigint('seen_at')
      .bigint('idle_until')
      .bigint('ends_at')
      .bigint('second_factor_at', { nullable: true })
      .text('device')
      .integer('wrong_codes')
      .bigint('revoked_at', { nullable: true })
      .unique('token_hash')
      .index('account_id'),
    new NewTable('one_time_link')
      .id()
      .text('kind')
      .code('token_hash')
      .reference('account_id', 'account', { nullable: true })
      .text('made_by')
      .bigint('made_at')
      .bigint('expires_at')
      .bigint('used_at', { nullable: true })
      .bigint('withdrawn_at', { nullable: true })
      .unique('token_hash')
      .index('account_id'),
    new NewTable('recovery_code')
      .id()
      .reference('account_id', 'account')
      .code('code_hash')
      .bigint('made_at')
      .bigint('used_at', { nullable: true })
      .unique('account_id', 'code_hash'),
    new NewTable('api_token')
      .id()
      .reference('account_id', 'account')
      .reference('commission_id', 'commission')
      .text('name')
      .code('token_hash')
      .text('scope')
      .bigint('made_at')
      .bigint('expires_at')
      .bigint('used_at', { nullable: true })
      .bigint('revoked_at', { nullable: true })
      .unique('token_hash')
      .index('account_id')
      .index('commission_id'),
    new NewTable('membership')
      .id()
      .reference('account_id', 'account')
      .reference('commission_id', 'commission', { nullable: true })
      .text('role')
      .reference('institution_id', 'institution', { nullable: true })
      .flag('presides')
      .bigint('started_at')
      .bigint('ended_at', { nullable: true })
      .rowVersion()
      .index('account_id')
      .index('commission_id'),
    new NewTable('external_identity')
      .id()
      .code('issuer')
      .code('subject')
      .reference('account_id', 'account')
      .bigint('linked_at')
      .unique('issuer', 'subject')
      .index('account_id'),
    new NewTable('guess_tally')
      .id()
      .code('subject')
      .integer('failures')
      .bigint('last_failed_at')
      .unique('subject')
      .index('last_failed_at'),
  ];
}
