import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isOutdated, PASSWORD_COST, readHash, type ScryptCost, writtenHash } from '../domain/password';

const KEY_BYTES = 32;
const SALT_BYTES = 16;
/** Each takes 32 MB and a third of a second of a processor: more at once would leave none for anybody else. */
const AT_ONCE = 2;

export interface Verification {
  readonly isRight: boolean;
  /** Whether the password, where right, is to be hashed again with today's cost. */
  readonly isOutdated: boolean;
}

/** Makes and checks the hashes of passwords, at most two at once; the rest wait in the order in which they came. */
@Injectable()
export class Passwords {
  /** What hashing costs; tests of what surrounds it lower it. */
  cost: ScryptCost = PASSWORD_COST;
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private nobodys: Promise<string> | null = null;

  /** How many are hashed in this moment. */
  get atOnce(): number {
    return this.running;
  }

  async hash(password: string): Promise<string> {
    const salt = randomBytes(SALT_BYTES);
    const key = await this.inTurn(() => derived(password, salt, this.cost));
    return writtenHash({ ...this.cost, salt: salt.toString('base64'), key: key.toString('base64') });
  }

  /** An account without a password, or one that does not exist (null), takes as long as any other and is never right. */
  async verify(password: string, stored: string | null): Promise<Verification> {
    const known = readHash(stored ?? '');
    const hash = known ?? readHash(await (this.nobodys ??= this.hash(randomBytes(SALT_BYTES).toString('base64'))));
    if (hash === null) throw new Error('A hash that was just written cannot be read');
    const expected = Buffer.from(hash.key, 'base64');
    const key = await this.inTurn(() => derived(password, Buffer.from(hash.salt, 'base64'), hash));
    const isEqual = key.length === expected.length && timingSafeEqual(key, expected);
    return { isRight: isEqual && known !== null, isOutdated: isOutdated(hash, this.cost) };
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= AT_ONCE) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.running += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}

/** Letters with accents may be typed as one character or as two; both are the same password. */
function derived(password: string, salt: Buffer, { N, r, p }: ScryptCost): Promise<Buffer> {
  // Node refuses what takes more than 32 MB unless told; scrypt needs 128 r (N + p) bytes and a little more.
  const options = { N, r, p, maxmem: 2 * 128 * r * (N + p + 2) };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, KEY_BYTES, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
