/** Whether the log is what was written: entry by entry from the first one, then against its sealed head. */
import {
  type ChainContent,
  type ChainEntry,
  type ChainHead,
  contentHash,
  entryHash,
  type Hash,
  NO_HASH,
} from './audit-chain';

/** The first thing that is wrong. */
export type ChainFault =
  /** An entry that is not there though later ones are. */
  | { readonly kind: 'missing'; readonly sequence: number }
  /** An entry that does not say what was written, or does not follow the one before. */
  | { readonly kind: 'entry'; readonly sequence: number }
  /** Before and after of an entry, changed or gone. */
  | { readonly kind: 'content'; readonly sequence: number }
  /** The last entries are gone: the head has more. */
  | { readonly kind: 'tail'; readonly sequence: number; readonly through: number }
  /** Entries that the head does not know. */
  | { readonly kind: 'beyond-head'; readonly sequence: number }
  /** All entries follow each other, and yet the chain is not the one that was sealed. */
  | { readonly kind: 'made-anew' }
  /** A seal that was handed out is of another chain than this one. */
  | { readonly kind: 'issued-seal'; readonly sequence: number };

/** How far the chain was walked; goes from one entry to the next and holds no more than this. */
export interface ChainWalk extends ChainHead {
  /** Entries whose content was emptied. */
  readonly emptied: number;
  /** Seals handed out that belong to the entries walked. */
  readonly seals: number;
  readonly fault: ChainFault | null;
}

export const CHAIN_START: ChainWalk = { sequence: 0, hash: NO_HASH, emptied: 0, seals: 0, fault: null };

/** The walk after one more entry; with a fault it goes no further. A content of null is not there at all. */
export function afterEntry(walk: ChainWalk, entry: ChainEntry, content: ChainContent | null, hash: Hash): ChainWalk {
  if (walk.fault) return walk;
  const { sequence } = entry;
  if (sequence !== walk.sequence + 1) return { ...walk, fault: { kind: 'missing', sequence: walk.sequence + 1 } };
  if (entryHash(entry, walk.hash, hash) !== entry.hash) return { ...walk, fault: { kind: 'entry', sequence } };
  if (!isContentOf(entry, content, hash)) return { ...walk, fault: { kind: 'content', sequence } };
  const emptied = walk.emptied + (content?.content === null ? 1 : 0);
  return { ...walk, sequence, hash: entry.hash, emptied };
}

/**
 * The walk beside a seal that was handed out when the entry it stands at was the last one.
 * @param isGenuine whether the seal was made with the key over the sequence and hash that stand beside it.
 */
export function afterSeal(walk: ChainWalk, seal: ChainHead, isGenuine: boolean): ChainWalk {
  if (walk.fault) return walk;
  const isOfChain = isGenuine && seal.sequence === walk.sequence && seal.hash === walk.hash;
  if (isOfChain) return { ...walk, seals: walk.seals + 1 };
  return { ...walk, fault: { kind: 'issued-seal', sequence: seal.sequence } };
}

/** The whole chain beside its head; `isSealed`: the head's seal was made with the key over this very head. */
export function atHead(walk: ChainWalk, head: ChainHead, isSealed: boolean): ChainWalk {
  if (walk.fault) return walk;
  const { sequence } = walk;
  if (head.sequence > sequence) {
    return { ...walk, fault: { kind: 'tail', sequence: sequence + 1, through: head.sequence } };
  }
  if (head.sequence < sequence) return { ...walk, fault: { kind: 'beyond-head', sequence: head.sequence + 1 } };
  return isSealed && head.hash === walk.hash ? walk : { ...walk, fault: { kind: 'made-anew' } };
}

function isContentOf(entry: ChainEntry, content: ChainContent | null, hash: Hash): boolean {
  if (!content) return false;
  if (content.salt === null || content.content === null) return content.salt === content.content;
  return contentHash(content.salt, content.content, hash) === entry.contentHash;
}
