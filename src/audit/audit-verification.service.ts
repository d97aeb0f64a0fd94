import { Injectable } from '@nestjs/common';
import { AppConfig } from '../config/app-config';
import { NO_HASH, type SealedHead } from '../domain/audit-chain';
import { afterEntry, afterSeal, atHead, CHAIN_START, type ChainWalk } from '../domain/audit-verification';
import { AuditChainRepository, type ChainPiece } from './audit-chain.repository';
import { SealingKey, sha256 } from './audit-key';

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
   * The end of the walk, with the first fault where there is one. Others may write meanwhile: head and seals are read
   * before the entries that they speak of, which are there by then.
   */
  async verify(): Promise<ChainWalk> {
    let walk = CHAIN_START;
    for (;;) {
      const beyond = await this.chain.sealBeyond(walk.sequence);
      const head = (await this.chain.head()) ?? EMPTY;
      const piece = await this.chain.after(walk.sequence, SOME);
      if (walk.sequence === 0) walk = this.withSeal(walk, piece);
      if (piece.entries.length === 0) {
        const whole = atHead(walk, head, this.isSealed(head));
        return beyond ? afterSeal(whole, beyond, this.key.isGenuine(beyond)) : whole;
      }
      for (const entry of piece.entries) {
        const content = piece.contents.get(entry.sequence) ?? null;
        walk = this.withSeal(afterEntry(walk, entry, content, sha256), piece);
        if (walk.fault) return walk;
      }
    }
  }

  private withSeal(walk: ChainWalk, { seals }: ChainPiece): ChainWalk {
    const seal = seals.get(walk.sequence);
    return seal ? afterSeal(walk, seal, this.key.isGenuine(seal)) : walk;
  }

  // Before the first entry there was nobody to seal it.
  private isSealed(head: SealedHead): boolean {
    return head.sequence === 0 ? head.seal === '' : this.key.isGenuine(head);
  }
}
