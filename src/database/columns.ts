/**
 * The column types of all entities, the same classes on SQLite and PostgreSQL, also side by side in one process.
 * Only text, integer, bigint and boolean exist: SQLite keeps numeric as a float, and PostgreSQL hands numeric and
 * bigint over as text. No column has a default (a boolean default reads back differently on SQLite).
 */
import {
  Column,
  type ColumnOptions,
  DefaultNamingStrategy,
  ForeignKey,
  type ObjectType,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  type Table,
  VersionColumn,
} from 'typeorm';
import type { Amount } from '../domain/amount';
import type { Instant } from '../domain/dates';

/** What may be said of a column; its name in the database is the property's in snake_case unless named here. */
export interface ColumnChoices {
  readonly nullable?: boolean;
  readonly name?: string;
}

/**
 * PostgreSQL's byte order, so that ranges of codes and folded words mean the same as on SQLite, whose order of text
 * is that of bytes already: `dialect.ts` takes the word out of the metadata there.
 */
export const BYTE_ORDER = 'C';

/** The row's own number, given by the database. */
export function Id(): PropertyDecorator {
  return PrimaryGeneratedColumn({ type: 'integer' });
}

/** The row's own number where the program gives it: of a series without gaps, or that of the row it belongs to. */
export function GivenId(): PropertyDecorator {
  return PrimaryColumn({ type: 'integer' });
}

/**
 * The id of another row. With a target it is a foreign key by itself: `@Reference(() => Plan) planId`. Without one it
 * is the plain column beside a many-to-one relation, which makes the key (`@ManyToOne(() => Plan) plan`).
 */
export function Reference(choices?: ColumnChoices): PropertyDecorator;
export function Reference<T>(target: () => ObjectType<T>, choices?: ColumnChoices): PropertyDecorator;
export function Reference<T>(
  first: (() => ObjectType<T>) | ColumnChoices = {},
  second: ColumnChoices = {},
): PropertyDecorator {
  return typeof first === 'function' ? both(column('integer', second), ForeignKey(first)) : column('integer', first);
}

/** The same for a table whose rows are known by a code: `@CodeReference(() => Region) regionCode`. */
export function CodeReference<T>(target: () => ObjectType<T>, choices: ColumnChoices = {}): PropertyDecorator {
  return both(CodeColumn(choices), ForeignKey(target));
}

/** An Amount (bigint, whole ten-thousandths); sums are exact, ratios are two of them. */
export function AmountColumn(choices: ColumnChoices = {}): PropertyDecorator {
  return column('bigint', choices, { transformer: { to: asIs<Amount>, from: storedAmount } });
}

/** An Instant: milliseconds since 1970 as a number. */
export function InstantColumn(choices: ColumnChoices = {}): PropertyDecorator {
  return column('bigint', choices, { transformer: { to: asIs<Instant>, from: storedInstant } });
}

/** A day as ISO text, `2019-11-18`; compared as text. */
export function DateColumn(choices: ColumnChoices = {}): PropertyDecorator {
  return column('text', choices, { collation: BYTE_ORDER });
}

/** Codes, keys and folded words: text that the database compares byte by byte. */
export function CodeColumn(choices: ColumnChoices = {}): PropertyDecorator {
  return column('text', choices, { collation: BYTE_ORDER });
}

/** What people wrote and read; never sorted or ranged over by the database. */
export function TextColumn(choices: ColumnChoices = {}): PropertyDecorator {
  return column('text', choices);
}

/** A whole number below two thousand million: counts, positions, years. */
export function IntegerColumn(choices: ColumnChoices = {}): PropertyDecorator {
  return column('integer', choices);
}

/** True or false. */
export function FlagColumn(choices: ColumnChoices = {}): PropertyDecorator {
  return column('boolean', choices);
}

/** Starts at 1 and is raised by TypeORM each time the row is saved. */
export function RowVersion(choices: Pick<ColumnChoices, 'name'> = {}): PropertyDecorator {
  return VersionColumn({ type: 'integer', ...choices });
}

/** A stored amount as both drivers give it, number (SQLite) or text (PostgreSQL); null stays null. */
export function storedAmount(stored: number | string | bigint | null): Amount | null {
  return stored === null || stored === undefined ? null : BigInt(stored);
}

/** A stored instant as both drivers give it; null stays null. */
export function storedInstant(stored: number | string | bigint | null): Instant | null {
  return stored === null || stored === undefined ? null : Number(stored);
}

/**
 * Tables, columns and constraints in snake_case, constraints named after what they hold
 * (`fk_plan_version_plan_id`), so that a refused row names the rule it broke on either database.
 */
export class DatabaseNames extends DefaultNamingStrategy {
  override tableName(className: string, given: string | undefined): string {
    return given ?? snakeCase(className);
  }

  override columnName(property: string, given: string | undefined, prefixes: string[]): string {
    return snakeCase([...prefixes, given ?? property].join('_'));
  }

  override joinColumnName(relation: string, referenced: string): string {
    return snakeCase(`${relation}_${referenced}`);
  }

  override primaryKeyName(table: Table | string, columns: string[]): string {
    return this.constraintName('pk', table, columns);
  }

  override uniqueConstraintName(table: Table | string, columns: string[]): string {
    return this.constraintName('uq', table, columns);
  }

  override foreignKeyName(table: Table | string, columns: string[]): string {
    return this.constraintName('fk', table, columns);
  }

  override indexName(table: Table | string, columns: string[], where?: string): string {
    return this.constraintName(where ? 'ixw' : 'ix', table, columns);
  }

  private constraintName(kind: string, table: Table | string, columns: string[]): string {
    const whole = [kind, this.getTableName(table), ...columns].join('_');
    return whole.length <= LONGEST_NAME ? whole : `${whole.slice(0, LONGEST_NAME - 9)}_${this.hash(whole).slice(0, 8)}`;
  }
}

// PostgreSQL cuts longer names without a word.
const LONGEST_NAME = 63;

function column(type: 'text' | 'integer' | 'bigint' | 'boolean', choices: ColumnChoices, more: ColumnOptions = {}) {
  return Column({ type, nullable: choices.nullable ?? false, ...(choices.name && { name: choices.name }), ...more });
}

function both(first: PropertyDecorator, second: PropertyDecorator): PropertyDecorator {
  return (entity, property) => {
    first(entity, property);
    second(entity, property);
  };
}

function asIs<T>(value: T): T {
  return value;
}

function snakeCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}
