import type { FileBytes } from './file-bytes';
import { damaged, refuseBehind } from './whole-file';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const SLACK = 64;
const MOST_CHUNKS = 50_000;

export function isPng(head: Buffer): boolean {
  return head.subarray(0, SIGNATURE.length).equals(SIGNATURE);
}

/** Walks a PNG from chunk to chunk to IEND, behind which nothing may follow. */
export async function checkPng(bytes: FileBytes): Promise<void> {
  let at = SIGNATURE.length;
  let hasPoints = false;
  for (let chunk = 0; chunk < MOST_CHUNKS; chunk += 1) {
    const start = await bytes.read(at, 8);
    if (start.length < 8) throw damaged();
    const type = start.toString('latin1', 4);
    at += 12 + start.readUInt32BE(0);
    if (at > bytes.size || (type === 'IHDR') !== (chunk === 0)) throw damaged();
    hasPoints ||= type === 'IDAT';
    if (type !== 'IEND') continue;
    if (!hasPoints) throw damaged();
    return refuseBehind(bytes, at, SLACK);
  }
  throw damaged();
}
