/** Ten files of nearly 50 MB each, five scanned documents and five photos, of points that no program could shorten. */
import { createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { JPEG, PDF } from '../../support/evidence-files';
import { BENCH_FOLDER, shapeOf } from './own-database';

const PIECE = 1024 * 1024;
const PIECES = 49;
const COUNT = 10;

/** Their paths; written once and kept. */
export async function uploadFiles(): Promise<string[]> {
  const folder = join(BENCH_FOLDER, `envios-${shapeOf('upload-files.ts')}`);
  if (!existsSync(folder)) {
    const making = `${folder}.${process.pid}`;
    mkdirSync(making, { recursive: true });
    for (const name of NAMES) await pipeline(Readable.from(contentOf(name)), createWriteStream(join(making, name)));
    renameSync(making, folder);
  }
  return NAMES.map((name) => join(folder, name));
}

const NAMES = Array.from({ length: COUNT }, (_, index) => (index % 2 === 0 ? `${index}.pdf` : `${index}.jpg`));

function* contentOf(name: string): Generator<Buffer> {
  const isPdf = name.endsWith('.pdf');
  yield isPdf ? PDF.subarray(0, -6) : JPEG.subarray(0, -2);
  for (let piece = 0; piece < PIECES; piece += 1) yield isPdf ? randomBytes(PIECE) : scanned(randomBytes(PIECE));
  yield isPdf ? PDF.subarray(-6) : JPEG.subarray(-2);
}

/** As compressed points stand in a photo: behind 0xff a zero. */
function scanned(points: Buffer): Buffer {
  for (let at = points.indexOf(0xff); at >= 0; at = points.indexOf(0xff, at + 1)) {
    if (at + 1 < points.length) points[at + 1] = 0;
    else points[at] = 0;
  }
  return points;
}
