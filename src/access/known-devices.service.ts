import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../config/app-config';
import { derivedKey } from '../config/derived-key';
import type { Instant } from '../domain/dates';
import type { Account } from './account.entity';
import { isSame, keyedHash } from './tokens';

/** Longer than a holiday and a commission of service; after it the device is a new one. */
export const DEVICE_DAYS = 180;

const DAY_MS = 24 * 60 * 60 * 1000;

type Owner = Pick<Account, 'email' | 'passwordHash'>;

/**
 * Cookies by which a device that logged in is known again, so that guesses made elsewhere do not slow its owner. Each is
 * good for some months, and until the password changes: one that was stolen ends with what it was stolen with.
 */
@Injectable()
export class KnownDevices {
  private readonly key: Buffer;

  constructor(config: AppConfig) {
    this.key = derivedKey(config.appSecret, 'known-devices');
  }

  /** The value of the cookie for a person who has just logged in. */
  cookieFor(owner: Owner, at: Instant): string {
    const device = randomBytes(12).toString('base64url');
    const day = String(Math.floor(at / DAY_MS));
    return `${device}.${day}.${this.signature(owner, device, day)}`;
  }

  /** The device that a cookie names, where it is ours, good still, and this person logged in there; else null. */
  deviceOf(cookie: string | null, owner: Owner, at: Instant): string | null {
    const [device = '', day = '', signature = '', ...rest] = (cookie ?? '').split('.');
    const isOurs = rest.length === 0 && device !== '' && isSame(signature, this.signature(owner, device, day));
    const age = Math.floor(at / DAY_MS) - Number(day);
    return isOurs && age <= DEVICE_DAYS ? device : null;
  }

  // Another password is another generation of the account's devices.
  private signature({ email, passwordHash }: Owner, device: string, day: string): string {
    return keyedHash(this.key, JSON.stringify([email, passwordHash, device, day]));
  }
}
