/** Whether the log is what was written: entry by entry from the first one, then against its sealed head. */
import { EMPTYING } from './audit-actions';
import {
  type ChainContent,
  type ChainEntry,
  type ChainHead,
  contentHash,
  entryHash,
  type Hash,
  NO_HASH,
} from './audit-chain';
import { emptiedSpans, type Span, without, withSequence } from './audit-emptying';
import type { Instant } from './dates';

/** The first thing that is wrong. */
export type ChainFault =
  /** An entry that is not there though later ones are. */
  | { readonly kind: 'missing'; readonly sequence: number }
  /** An entry that does not say what was written, or does not follow the one before. */
  | { readonly kind: 'entry'; readonly sequence: number }
  /** Before and after of an entry, changed or gone, or emptied though no entry tells of that. */
  | { readonly kind: 'content'; readonly sequence: number }
  /** The last entries are gone: the head has more. */
  | { readonly kind: 'tail'; readonly sequence: number; readonly through: number }
  /** Entries that the head does not know. */
  | { readonly kind: 'beyond-head'; readonly sequence: number }
  /** All entries follow each other, and yet the chain is not the one that was sealed; or there is none, and should be. */
  | { readonly kind: 'made-anew' }
  /** A seal that was handed out is of another chain than this one. */
  | { readonly kind: 'issued-seal'; readonly sequence: number }
  /** A seal that somebody typed was not made with the key over what was typed beside it. */
  | { readonly kind: 'typed-seal'; readonly sequence: number };

/** A seal that was handed out. */
export interface IssuedSeal extends ChainHead {
  /** Null: it was typed from a paper, and the log does not know it. */
  readonly issuedAt: Instant | null;
}

/** How far the chain was walked; goes from one entry to the next and holds no more than this. */
export interface ChainWalk extends ChainHead {
  /** Entries whose content was emptied. */
  readonly emptied: number;
  /** Those of them that no entry has accounted for so far. */
  readonly unaccounted: readonly Span[];
  /** Seals handed out that belong to the entries walked. */
  readonly seals: readonly Pick<IssuedSeal, 'sequence' | 'issuedAt'>[];
  readonly fault: ChainFault | null;
}

export const CHAIN_START: ChainWalk = {
  ...{ sequence: 0, hash: NO_HASH, emptied: 0, unaccounted: [], seals: [], fault: null },
};

/** The walk after one more entry; with a fault it goes no further. A content of null is not there at all. */
export function afterEntry(walk: ChainWalk, entry: ChainEntry, content: ChainContent | null, hash: Hash): ChainWalk {
  if (walk.fault) return walk;
  const { sequence } = entry;
  if (sequence !== walk.sequence + 1) return { ...walk, fault: { kind: 'missing', sequence: walk.sequence + 1 } };
  if (entryHash(entry, walk.hash, hash) !== entry.hash) return { ...walk, fault: { kind: 'entry', sequence } };
  if (!isContentOf(entry, content, hash)) return { ...walk, fault: { kind: 'content', sequence } };
  const next = { ...walk, sequence, hash: entry.hash };
  if (content?.content === null) {
    return { ...next, emptied: walk.emptied + 1, unaccounted: withSequence(walk.unaccounted, sequence) };
  }
  if (entry.action !== EMPTYING) return next;
  return { ...next, unaccounted: without(walk.unaccounted, emptiedSpans(content?.content ?? null)) };
}

/**
 * The walk beside a seal that was handed out when the entry it stands at was the last one.
 * @param isGenuine whether the seal was made with the key over the sequence and hash that stand beside it.
 */
export function afterSeal(walk: ChainWalk, seal: IssuedSeal, isGenuine: boolean): ChainWalk {
  if (walk.fault) return walk;
  const { sequence, hash, issuedAt } = seal;
  const isOfChain = isGenuine && sequence === walk.sequence && hash === walk.hash;
  if (isOfChain) return { ...walk, seals: [...walk.seals, { sequence, issuedAt }] };
  const isMistyped = issuedAt === null && !isGenuine;
  return { ...walk, fault: { kind: isMistyped ? 'typed-seal' : 'issued-seal', sequence } };
}

/** The walk of a log without entries: where accounts, commissions or plans are there, it had some. */
export function whereNothingIsLogged(walk: ChainWalk, hasThings: boolean): ChainWalk {
  if (walk.fault || walk.sequence > 0 || !hasThings) return walk;
  return { ...walk, fault: { kind: 'made-anew' } };
}

/** The whole chain beside its head; `isSealed`: the head's seal was made with the key over this very head. */
export function atHead(walk: ChainWalk, head: ChainHead, isSealed: boolean): ChainWalk {
  if (walk.fault) return walk;
  const { sequence } = walk;
  if (head.sequence > sequence) {
    return { ...walk, fault: { kind: 'tail', sequence: sequence + 1, through: head.sequence } };
  }
  if (head.sequence < sequence) return { ...walk, fault: { kind: 'beyond-head', sequence: head.sequence + 1 } };
  if (!isSealed || head.hash !== walk.hash) return { ...walk, fault: { kind: 'made-anew' } };
  const [blanked] = walk.unaccounted;
  if (!blanked) return walk;
  return { ...walk, sequence: blanked.from - 1, fault: { kind: 'content', sequence: blanked.from } };
}

function isContentOf(entry: ChainEntry, content: ChainContent | null, hash: Hash): boolean {
  if (!content) return false;
  if (content.salt === null || content.content === null) {
    return content.salt === content.content && entry.action !== EMPTYING;
  }
  return contentHash(content.salt, content.content, hash) === entry.contentHash;
}
