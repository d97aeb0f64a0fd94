import { type QueryRunner, Table, type TableColumnOptions, type TableForeignKeyOptions } from 'typeorm';
import { DatabaseNames } from '../columns';
import { byteOrdered } from '../dialect';

interface Choices {
  readonly nullable?: boolean;
}

const names = new DatabaseNames();

/**
 * A table as a migration writes it down, column by column, with the same types and constraint names that entities get.
 * Migrations name no entity: they go on making the table of their day when entities have changed.
 */
export class NewTable {
  private readonly columns: TableColumnOptions[] = [];
  private readonly ordered = new Set<TableColumnOptions>();
  private readonly foreignKeys: TableForeignKeyOptions[] = [];
  private readonly uniques: string[][] = [];
  private readonly indices: { readonly columnNames: string[]; readonly where?: string }[] = [];

  constructor(private readonly name: string) {}

  id(): this {
    return this.add({
      name: 'id',
      type: 'integer',
      isPrimary: true,
      isGenerated: true,
      generationStrategy: 'increment',
    });
  }

  /** The row's number is given by the program; with a table it is that of the row there that it belongs to. */
  givenId(name: string, table: string | null = null): this {
    if (table !== null) this.foreignKey(name, table, name);
    return this.add({ name, type: 'integer', isPrimary: true });
  }

  /** The row is known by a code instead of a number. */
  codeId(name: string): this {
    return this.addOrdered({ name, type: 'text', isPrimary: true });
  }

  /** The id of a row of another table. */
  reference(name: string, table: string, choices: Choices = {}): this {
    return this.foreignKey(name, table, 'id').column(name, 'integer', choices);
  }

  codeReference(name: string, table: string, choices: Choices = {}): this {
    return this.foreignKey(name, table, 'code').code(name, choices);
  }

  /** Amounts and instants. */
  bigint(name: string, choices: Choices = {}): this {
    return this.column(name, 'bigint', choices);
  }

  integer(name: string, choices: Choices = {}): this {
    return this.column(name, 'integer', choices);
  }

  flag(name: string, choices: Choices = {}): this {
    return this.column(name, 'boolean', choices);
  }

  text(name: string, choices: Choices = {}): this {
    return this.column(name, 'text', choices);
  }

  /** Codes, folded words and dates: compared byte by byte. */
  code(name: string, choices: Choices = {}): this {
    return this.addOrdered({ name, type: 'text', isNullable: choices.nullable ?? false });
  }

  rowVersion(): this {
    return this.integer('row_version');
  }

  unique(...columns: string[]): this {
    this.uniques.push(columns);
    return this;
  }

  index(...columns: string[]): this {
    this.indices.push({ columnNames: columns });
    return this;
  }

  /** An index of those rows alone for which the condition holds. */
  indexWhere(where: string, ...columns: string[]): this {
    this.indices.push({ columnNames: columns, where });
    return this;
  }

  async create(runner: QueryRunner): Promise<void> {
    const table = new Table({
      name: this.name,
      columns: this.columns.map((column) => (this.ordered.has(column) ? byteOrdered(runner, column) : column)),
      foreignKeys: this.foreignKeys,
      uniques: this.uniques.map((columnNames) => ({
        name: names.uniqueConstraintName(this.name, columnNames),
        columnNames,
      })),
      indices: this.indices.map((index) => ({
        ...index,
        name: names.indexName(this.name, index.columnNames, index.where),
      })),
    });
    await runner.createTable(table);
  }

  private column(name: string, type: string, choices: Choices): this {
    return this.add({ name, type, isNullable: choices.nullable ?? false });
  }

  private foreignKey(column: string, table: string, referenced: string): this {
    this.foreignKeys.push({
      name: names.foreignKeyName(this.name, [column]),
      columnNames: [column],
      referencedTableName: table,
      referencedColumnNames: [referenced],
    });
    return this;
  }

  private addOrdered(column: TableColumnOptions): this {
    this.ordered.add(column);
    return this.add(column);
  }

  private add(column: TableColumnOptions): this {
    this.columns.push(column);
    return this;
  }
}

/** Drops tables in the order given: children before those that they refer to. */
export async function dropTables(runner: QueryRunner, tables: readonly string[]): Promise<void> {
  for (const table of tables) await runner.dropTable(table);
}
