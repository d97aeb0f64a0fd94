import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dropTables, NewTable } from './new-table';

/** How often somebody asks. */
export class Operations1795400000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await new NewTable('request_tally')
      .id()
      .code('asker')
      .integer('minute')
      .integer('requests')
      .unique('asker', 'minute')
      .index('minute')
      .create(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['request_tally']);
  }
}
