import type { DataSource, EntityMetadata, ObjectLiteral } from 'typeorm';

/** Adds a row to every table that has an entity; parents first, every reference set, to itself where it is of its own table. */
export async function addRowsEverywhere(source: DataSource): Promise<void> {
  const keys = new Map<EntityMetadata, unknown>();
  for (const entity of parentsFirst(source.entityMetadatas)) {
    const row = rowOf(entity, keys);
    const inserted = await source.manager.insert(entity.target, row);
    const name = entity.primaryColumns[0]?.propertyName ?? '';
    const key: unknown = { ...row, ...inserted.identifiers[0] }[name];
    keys.set(entity, key);
    for (const own of ownReferences(entity))
      await source.manager.update(entity.target, { [name]: key }, { [own]: key });
  }
}

/** The number of rows of each table that has an entity. */
export async function rowCounts(source: DataSource): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { target, tableName } of source.entityMetadatas) counts[tableName] = await source.manager.count(target);
  return counts;
}

function parentsFirst(entities: readonly EntityMetadata[]): EntityMetadata[] {
  const sorted = new Set<EntityMetadata>();
  const visit = (entity: EntityMetadata): void => {
    if (sorted.has(entity)) return;
    for (const key of entity.foreignKeys)
      if (key.referencedEntityMetadata !== entity) visit(key.referencedEntityMetadata);
    sorted.add(entity);
  };
  entities.forEach(visit);
  return [...sorted];
}

function rowOf(entity: EntityMetadata, keys: Map<EntityMetadata, unknown>): ObjectLiteral {
  const row: ObjectLiteral = {};
  for (const column of entity.columns) {
    const reference = entity.foreignKeys.find((key) => key.columns.includes(column));
    if (reference) row[column.propertyName] = keys.get(reference.referencedEntityMetadata) ?? null;
    else if (!column.isGenerated && !column.isVersion) row[column.propertyName] = SAMPLES[String(column.type)];
  }
  return row;
}

function ownReferences(entity: EntityMetadata): string[] {
  const own = entity.foreignKeys.filter((key) => key.referencedEntityMetadata === entity);
  return own.flatMap((key) => key.columns.map((column) => column.propertyName));
}

const SAMPLES: Record<string, unknown> = { text: 'sample', integer: 1, bigint: 1, boolean: true };
