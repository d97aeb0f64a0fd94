import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dropTables, NewTable } from './new-table';

/** Departments by the codes of INEI; Lima Metropolitana stands apart from the department of Lima. */
const REGIONS: readonly (readonly [code: string, name: string])[] = [
  ['01', 'Amazonas'],
  ['02', 'Áncash'],
  ['03', 'Apurímac'],
  ['04', 'Arequipa'],
  ['05', 'Ayacucho'],
  ['06', 'Cajamarca'],
  ['07', 'Callao'],
  ['08', 'Cusco'],
  ['09', 'Huancavelica'],
  ['10', 'Huánuco'],
  ['11', 'Ica'],
  ['12', 'Junín'],
  ['13', 'La Libertad'],
  ['14', 'Lambayeque'],
  ['15', 'Lima'],
  ['1501', 'Lima Metropolitana'],
  ['16', 'Loreto'],
  ['17', 'Madre de Dios'],
  ['18', 'Moquegua'],
  ['19', 'Pasco'],
  ['20', 'Piura'],
  ['21', 'Puno'],
  ['22', 'San Martín'],
  ['23', 'Tacna'],
  ['24', 'Tumbes'],
  ['25', 'Ucayali'],
];

/** Commissions, institutions with their names and aliases, and the regions themselves. */
export class Institutions1795400000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables()) await table.create(runner);
    for (const [code, name] of REGIONS) {
      await runner.manager.sql`insert into region (code, name, row_version) values (${code}, ${name}, 1)`;
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['region', 'collective_member', 'institution_alias', 'institution_name']);
    await dropTables(runner, ['institution', 'legend_label', 'letterhead', 'commission']);
  }
}

function tables(): NewTable[] {
  return [
    new NewTable('commission')
      .id()
      .code('code')
      .text('name')
      .integer('last_ordinary', { nullable: true })
      .flag('second_factor_required')
      .rowVersion()
      .unique('code'),
    new NewTable('letterhead')
      .id()
      .reference('commission_id', 'commission')
      .code('since')
      .text('country')
      .text('ministry')
      .text('cause')
      .unique('commission_id', 'since'),
    new NewTable('legend_label')
      .id()
      .reference('commission_id', 'commission')
      .text('light')
      .text('label')
      .code('since')
      .unique('commission_id', 'light', 'since'),
    new NewTable('institution')
      .id()
      .code('acronym')
      .text('name')
      .text('article')
      .text('kind')
      .reference('parent_id', 'institution', { nullable: true })
      .rowVersion()
      .unique('acronym')
      .index('parent_id'),
    new NewTable('institution_name')
      .id()
      .reference('institution_id', 'institution')
      .code('since')
      .text('acronym')
      .text('name')
      .unique('institution_id', 'since'),
    new NewTable('institution_alias')
      .id()
      .reference('institution_id', 'institution')
      .text('alias')
      .code('folded')
      .unique('folded')
      .index('institution_id'),
    new NewTable('collective_member')
      .id()
      .reference('collective_id', 'institution')
      .reference('member_id', 'institution')
      .code('starts_on', { nullable: true })
      .code('ends_on', { nullable: true })
      .index('collective_id')
      .index('member_id'),
    new NewTable('region').codeId('code').text('name').rowVersion(),
  ];
}
