/**
 * In a process of its own: files copied to a folder through SHA-256, all at once, each on the disk before it counts.
 * `plain-copy.ts FOLDER FILE…`
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { handOver, measured } from './turn';

const [folder = '', ...files] = process.argv.slice(3);
const PIECE = 256 * 1024;

void measured(() => Promise.all(files.map(copied))).then(handOver);

async function copied(file: string): Promise<string> {
  const hash = createHash('sha256');
  const copy = await open(join(folder, basename(file)), 'w');
  for await (const piece of createReadStream(file, { highWaterMark: PIECE }) as AsyncIterable<Buffer>) {
    hash.update(piece);
    await copy.write(piece);
  }
  await copy.sync();
  await copy.close();
  return hash.digest('hex');
}
