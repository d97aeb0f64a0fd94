/** Stores files of 64 kB in a folder until one is refused, and tells why and what stayed: `fill-small-disk.ts FOLDER`. */
import { randomBytes } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Refusal } from '../../src/domain/refusal';
import { DiskStorage } from '../../src/files/disk-storage';

const [folder = ''] = process.argv.slice(2);
const SIZE = 64 * 1024;

void fill(new DiskStorage(folder, 0));

async function fill(storage: DiskStorage): Promise<void> {
  for (let stored = 0; ; stored += 1) {
    try {
      await storage.put(Readable.from([randomBytes(SIZE)]), SIZE);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      console.log(JSON.stringify({ sentence: error.sentence, kind: error.kind, stored, sizes: sizes() }));
      return;
    }
  }
}

/** The sizes of all files that are there. */
function sizes(): number[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const found = names.map((name) => statSync(join(folder, name)));
  return found.filter((each) => each.isFile()).map(({ size }) => size);
}
