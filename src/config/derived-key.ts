import { hkdfSync } from 'node:crypto';

/** What keys are made for; a key of one purpose opens nothing of another. */
export type KeyPurpose =
  | 'cookies'
  | 'forms'
  | 'addresses'
  | 'guesses'
  | 'known-devices'
  | 'second-factors'
  | 'recovery-codes'
  | 'directory-logins';

/** A key of 32 bytes of its own for a purpose, from the installation's secret (HKDF with SHA-256, RFC 5869). */
export function derivedKey(appSecret: string, purpose: KeyPurpose): Buffer {
  return Buffer.from(hkdfSync('sha256', appSecret, 'yupana', purpose, 32));
}
