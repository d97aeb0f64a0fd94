import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Refusal } from '../domain/refusal';
import { isOutdated, PASSWORD_COST, readHash, type ScryptCost, writtenHash } from '../domain/password';

const CROWDED = 'Muchas personas ingresan en este momento y no se revisó su clave; vuelva en un momento.';

const KEY_BYTES = 32;
const SALT_BYTES = 16;
/** Each takes 32 MB and a third of a second of a processor: more at once would leave none for anybody else. */
const AT_ONCE = 2;

export interface Verification {
  readonly isRight: boolean;
  /** Whether the password, where right, is to be hashed again with today's cost. */
  readonly isOutdated: boolean;
}

/** So many wait for each kind of place: further ones would give up before their turn. */
const MOST_WAITING = 30;

/** Somebody the site has met before, by a login, a link or a device, or whoever types an address and a password. */
export type Standing = 'known' | 'stranger';

/**
 * Makes and checks the hashes of passwords, at most two at once. Strangers have one of the two places, so that many who
 * guess leave the other to the people of the site; the rest wait in the order in which they came.
 */
@Injectable()
export class Passwords {
  /** What hashing costs; tests of what surrounds it lower it. */
  cost: ScryptCost = PASSWORD_COST;
  private readonly running: Record<Standing, number> = { known: 0, stranger: 0 };
  private readonly waiting: Record<Standing, (() => void)[]> = { known: [], stranger: [] };
  private nobodys: Promise<string> | null = null;

  /** How many are hashed in this moment. */
  get atOnce(): number {
    return this.running.known + this.running.stranger;
  }

  async hash(password: string): Promise<string> {
    const salt = randomBytes(SALT_BYTES);
    const key = await this.inTurn('known', () => derived(password, salt, this.cost));
    return writtenHash({ ...this.cost, salt: salt.toString('base64'), key: key.toString('base64') });
  }

  /**
   * An account without a password, or one that does not exist (null), takes the same time and is never right.
   * Refused as `unreachable` where too many wait already.
   */
  async verify(password: string, stored: string | null, standing: Standing = 'known'): Promise<Verification> {
    const known = readHash(stored ?? '');
    const hash = known ?? readHash(await (this.nobodys ??= this.hash(randomBytes(SALT_BYTES).toString('base64'))));
    if (hash === null) throw new Error('A hash that was just written cannot be read');
    const expected = Buffer.from(hash.key, 'base64');
    const key = await this.inTurn(standing, () => derived(password, Buffer.from(hash.salt, 'base64'), hash));
    const isEqual = key.length === expected.length && timingSafeEqual(key, expected);
    return { isRight: isEqual && known !== null, isOutdated: isOutdated(hash, this.cost) };
  }

  private async inTurn<T>(standing: Standing, work: () => Promise<T>): Promise<T> {
    const queue = this.waiting[standing];
    if (this.hasPlace(standing)) this.running[standing] += 1;
    else if (queue.length >= MOST_WAITING) throw new Refusal(CROWDED, 'unreachable');
    else await new Promise<void>((resolve) => queue.push(resolve));
    try {
      return await work();
    } finally {
      this.running[standing] -= 1;
      this.callNext('known');
      this.callNext('stranger');
    }
  }

  private callNext(standing: Standing): void {
    if (!this.hasPlace(standing)) return;
    const next = this.waiting[standing].shift();
    if (next === undefined) return;
    this.running[standing] += 1;
    next();
  }

  private hasPlace(standing: Standing): boolean {
    return this.atOnce < AT_ONCE && (standing === 'known' || this.running.stranger < AT_ONCE - 1);
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
