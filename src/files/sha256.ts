import { createHash } from 'node:crypto';

/** What a file is known by: the SHA-256 of its bytes as 64 hexadecimal digits. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
