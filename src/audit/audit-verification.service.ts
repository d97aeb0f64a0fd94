import { Injectable } from '@nestjs/common';
import { AppConfig } from '../config/app-config';
import { NO_HASH, type SealedHead } from '../domain/audit-chain';
import {
  afterEntry,
  afterSeal,
  atHead,
  CHAIN_START,
  type ChainWalk,
  whereNothingIsLogged,
} from '../domain/audit-verification';
import { AuditChainRepository, type ChainPiece } from './audit-chain.repository';
import { SealingKey, sha256 } from './audit-key';
import type { AuditSeal } from './audit-seal.entity';

const EMPTY: SealedHead = { sequence: 0, hash: NO_HASH, seal: '' };
// Held in memory at once, whatever the length of the log.
const SOME = 500;

/** Walks the whole log and tells whether it is what was written. */
@Injectable()
export class AuditVerificationService {
  private readonly key: SealingKey;

  constructor(
    private readonly chain: AuditChainRepository,
    config: AppConfig,
  ) {
    this.key = new SealingKey(config.appSecret);
  }

  /**
   * The end of the walk, with the first fault where there is one. Others may write meanwhile: head, seals and whatever
   * came with an entry are asked for before the entries that they speak of, which are there by then.
   * @param typed a seal that stands on a paper; null: none is at hand.
   */
  async verify(typed: SealedHead | null = null): Promise<ChainWalk> {
    let walk = CHAIN_START;
    const hasThings = await this.chain.hasThings();
    for (;;) {
      const beyond = await this.chain.sealBeyond(walk.sequence);
      const head = (await this.chain.head()) ?? EMPTY;
      const piece = await this.chain.after(walk.sequence, SOME);
      if (walk.sequence === 0) walk = this.withSeals(walk, piece, typed);
      if (piece.entries.length === 0) return whereNothingIsLogged(this.ended(walk, head, [beyond, typed]), hasThings);
      for (const entry of piece.entries) {
        const content = piece.contents.get(entry.sequence) ?? null;
        walk = this.withSeals(afterEntry(walk, entry, content, sha256), piece, typed);
        if (walk.fault) return walk;
      }
    }
  }

  private withSeals(walk: ChainWalk, { seals }: ChainPiece, typed: SealedHead | null): ChainWalk {
    const seal = seals.get(walk.sequence);
    const issued = seal ? afterSeal(walk, seal, this.key.isGenuine(seal)) : walk;
    return typed?.sequence === walk.sequence ? this.withTyped(issued, typed) : issued;
  }

  /** Beside the head, and beside seals of entries that are not there. */
  private ended(walk: ChainWalk, head: SealedHead, [beyond, typed]: [AuditSeal | null, SealedHead | null]): ChainWalk {
    const whole = atHead(walk, head, this.isSealed(head));
    const issued = beyond ? afterSeal(whole, beyond, this.key.isGenuine(beyond)) : whole;
    return typed !== null && typed.sequence > walk.sequence ? this.withTyped(issued, typed) : issued;
  }

  private withTyped(walk: ChainWalk, typed: SealedHead): ChainWalk {
    return afterSeal(walk, { ...typed, issuedAt: null }, this.key.isGenuine(typed));
  }

  // Before the first entry there was nobody to seal it.
  private isSealed(head: SealedHead): boolean {
    return head.sequence === 0 ? head.seal === '' : this.key.isGenuine(head);
  }
}
