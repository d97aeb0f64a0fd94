/**
 * The log of what was done is a chain: each entry bears a hash over what stands in it and over the hash of the entry
 * before, so that nothing in the middle can be changed, left out or put in without all that follows telling. What was
 * there before and after the deed stands apart, behind a hash of its own with a salt: it may be emptied when its time is
 * over, and the chain still holds. Head and count are sealed with a key that the database does not know.
 */
import type { Channel } from './actor';
import type { Instant } from './dates';

/** SHA-256 of a text in UTF-8, as 64 hexadecimal digits. */
export type Hash = (text: string) => string;

/** An entry as it is stored; the names are those of its columns. */
export interface ChainEntry {
  /** From 1 on, without gaps: that of the last entry is also how many there are. */
  readonly sequence: number;
  readonly at: Instant;
  readonly accountId: number | null;
  readonly actor: string;
  readonly channel: Channel;
  /** Null: of the installation as a whole. */
  readonly commissionId: number | null;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: number | null;
  readonly subjectLabel: string;
  readonly contentHash: string;
  readonly hash: string;
}

/** What the deed found and left; both null: emptied when its time was over. */
export interface ChainContent {
  readonly salt: string | null;
  readonly content: string | null;
}

/** The end of the chain. */
export interface ChainHead {
  /** Of the last entry; 0: there is none. */
  readonly sequence: number;
  readonly hash: string;
}

export interface SealedHead extends ChainHead {
  readonly seal: string;
}

/** What the first entry names as the one before, and the hash of a chain without entries. */
export const NO_HASH = '0'.repeat(64);

/**
 * A value as the one text it has, whatever the order in which its fields were written: fields in the order of their
 * names, those without a value left out, amounts (bigint) as text. An object of another kind than a plain one, a list
 * or an entity (a Map, a list of bytes) is a fault of the program.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'bigint') return `"${value}"`;
  if (Array.isArray(value)) return `[${value.map((each) => canonicalJson(each ?? null)).join(',')}]`;
  if (typeof value === 'object' && value !== null) return fieldsJson(value);
  const isPlain = value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
  if (!isPlain) throw new Error(`The log cannot hold a ${typeof value} that is no plain value`);
  return JSON.stringify(value);
}

function fieldsJson(value: object): string {
  if (Symbol.iterator in value || Symbol.toPrimitive in value) throw new Error('The log holds plain objects alone');
  const fields = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, each]) => `${JSON.stringify(name)}:${canonicalJson(each)}`).join(',')}}`;
}

/** The hash of a content: without the salt nobody finds out by trying what an emptied one said. */
export function contentHash(salt: string, content: string, hash: Hash): string {
  return hash(salt + content);
}

/** The hash of an entry that follows one with the hash `previous`. */
export function entryHash(entry: Omit<ChainEntry, 'hash'>, previous: string, hash: Hash): string {
  const { sequence, at, accountId, actor, channel, commissionId, action } = entry;
  const { subjectKind, subjectId, subjectLabel } = entry;
  const deed = [sequence, at, accountId, actor, channel, commissionId, action];
  return hash(JSON.stringify([previous, ...deed, subjectKind, subjectId, subjectLabel, entry.contentHash]));
}

/** What is sealed of a head. */
export function sealedText({ sequence, hash }: ChainHead): string {
  return JSON.stringify([sequence, hash]);
}

/** A sealed head as a document bears it, for people to type: `12:HASH:SEAL`. */
export function writtenSeal({ sequence, hash, seal }: SealedHead): string {
  return [sequence, hash, seal].join(':');
}

/** A seal as somebody typed it, with spaces between its parts or in another case; null: it is none. */
export function readSeal(typed: string): SealedHead | null {
  const parts = /^(\d{1,10}):([0-9a-f]{64}):([0-9a-f]{64})$/.exec(typed.replace(/\s/g, '').toLowerCase());
  const [, sequence, hash, seal] = parts ?? [];
  if (hash === undefined || seal === undefined) return null;
  return { sequence: Number(sequence), hash, seal };
}
