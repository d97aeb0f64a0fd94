import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../config/app-config';
import { derivedKey } from '../config/derived-key';
import { isSame, keyedHash } from './tokens';

/** Cookies by which a device that logged in is known again, so that guesses made elsewhere do not slow its owner. */
@Injectable()
export class KnownDevices {
  private readonly key: Buffer;

  constructor(config: AppConfig) {
    this.key = derivedKey(config.appSecret, 'known-devices');
  }

  /** The value of the cookie for a person who has just logged in. */
  cookieFor(email: string): string {
    const device = randomBytes(12).toString('base64url');
    return `${device}.${this.signature(email, device)}`;
  }

  /** The device that a cookie names, where it is ours and this person logged in there; else null. */
  deviceOf(cookie: string | null, email: string): string | null {
    const [device = '', signature = '', ...rest] = (cookie ?? '').split('.');
    const isOurs = rest.length === 0 && device !== '' && isSame(signature, this.signature(email, device));
    return isOurs ? device : null;
  }

  private signature(email: string, device: string): string {
    return keyedHash(this.key, `${email} ${device}`);
  }
}
