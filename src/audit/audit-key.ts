import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { type ChainHead, type Hash, type SealedHead, sealedText } from '../domain/audit-chain';

export const sha256: Hash = (text) => createHash('sha256').update(text).digest('hex');

/** What heads are sealed with: derived from the application's secret, so that the database alone cannot make a seal. */
export class SealingKey {
  private readonly key: Buffer;

  constructor(appSecret: string) {
    this.key = Buffer.from(hkdfSync('sha256', appSecret, '', 'yupana: seal of the audit log', 32));
  }

  /** HMAC-SHA256 as 64 hexadecimal digits. */
  seal(head: ChainHead): string {
    return createHmac('sha256', this.key).update(sealedText(head)).digest('hex');
  }

  isGenuine(head: SealedHead): boolean {
    const [theirs, ours] = [Buffer.from(head.seal), Buffer.from(this.seal(head))];
    return theirs.length === ours.length && timingSafeEqual(theirs, ours);
  }
}
