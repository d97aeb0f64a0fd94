/** What an entry of the log says of an import: how much, from which file, and each thing where they are few. */
import { canonicalJson } from './audit-chain';

/** A thing that an import changed; `before` null: it is new, `after` null: it is gone. */
export interface ImportedThing {
  /** What people know it by. */
  readonly key: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Of more, the file says what they were; an entry would grow with them without being read. */
const MOST_THINGS = 100;

/** What differs between two states of named things; those that are new or changed in the order of `after`. */
export function changedThings(
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
): ImportedThing[] {
  const gone = [...before].filter(([key]) => !after.has(key));
  const told = [...after].filter(([key, value]) => {
    return !before.has(key) || canonicalJson(before.get(key)) !== canonicalJson(value);
  });
  return [
    ...gone.map(([key, value]) => ({ key, before: value, after: null })),
    ...told.map(([key, value]) => ({ key, before: before.get(key) ?? null, after: value })),
  ];
}

/**
 * Before and after of an import's entry. What is there always: the SHA-256 of the file, how many things are new, changed
 * and gone, and the first and last row number of the new ones where `ids` gives them. Up to 100 things stand there one
 * by one as they were and as they are; of more none does, since the file holds them.
 */
export function importedContent(
  things: readonly ImportedThing[],
  of: { readonly file: string | null; readonly ids?: readonly number[] } & Readonly<Record<string, unknown>>,
): { before: unknown; after: unknown } {
  const { ids = [], ...said } = of;
  const added = things.filter((each) => each.before === null).length;
  const removed = things.filter((each) => each.after === null).length;
  const counts = { added, changed: things.length - added - removed, removed };
  const rows = ids.length > 0 ? { first: Math.min(...ends(ids)), last: Math.max(...ends(ids)) } : undefined;
  if (things.length > MOST_THINGS) return { before: null, after: { ...said, ...counts, rows } };
  const before = things.filter((each) => each.before !== null);
  const after = things.filter((each) => each.after !== null);
  return {
    before: before.length > 0 ? byKey(before.map(({ key, before: value }) => [key, value])) : null,
    after: { ...said, ...counts, rows, things: byKey(after.map(({ key, after: value }) => [key, value])) },
  };
}

// Numbers are given in ascending order.
function ends(ids: readonly number[]): number[] {
  return [ids[0] ?? 0, ids.at(-1) ?? 0];
}

function byKey(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  return Object.fromEntries(entries);
}
