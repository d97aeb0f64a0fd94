/** Ten files of nearly 50 MB each, five scanned documents and five photos, of points that no program could shorten. */
import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { JPEG, PDF } from '../../support/evidence-files';

const PIECE = 1024 * 1024;
const PIECES = 49;
const COUNT = 10;

/** Writes them into a folder and answers their paths. */
export async function uploadFiles(folder: string): Promise<string[]> {
  const paths = NAMES.map((name) => join(folder, name));
  for (const path of paths) await pipeline(Readable.from(contentOf(path)), createWriteStream(path));
  return paths;
}

const NAMES = Array.from({ length: COUNT }, (_, index) => (index % 2 === 0 ? `${index}.pdf` : `${index}.jpg`));

function* contentOf(path: string): Generator<Buffer> {
  const isPdf = path.endsWith('.pdf');
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
