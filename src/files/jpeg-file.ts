import { ByteCursor, type FileBytes } from './file-bytes';
import { damaged, refuseBehind } from './whole-file';

const SLACK = 1024;
const MOST_IMAGES = 16;
const [START, END, SCAN, ALONE] = [0xd8, 0xd9, 0xda, 0x01];
/** Frames that hold an image; the others of the range are tables. */
const NO_FRAMES = new Set([0xc4, 0xc8, 0xcc]);

export function isJpeg(head: Buffer): boolean {
  return head[0] === 0xff && head[1] === START && head[2] === 0xff;
}

/**
 * Walks a JPEG from marker to marker to its end. Phones put several images one behind the other (CIPA DC-007,
 * Multi-Picture Format), which are walked too; nothing else may follow.
 */
export async function checkJpeg(bytes: FileBytes): Promise<void> {
  let end = await endOfImage(bytes, 0);
  for (let image = 1; image < MOST_IMAGES; image += 1) {
    const next = await nextImage(bytes, end);
    if (next === null) break;
    end = await endOfImage(bytes, next);
  }
  await refuseBehind(bytes, end, SLACK);
}

async function endOfImage(bytes: FileBytes, start: number): Promise<number> {
  const cursor = new ByteCursor(bytes, start + 2);
  let frames = 0;
  let scans = 0;
  for (;;) {
    const marker = await nextMarker(cursor);
    if (marker === END && frames > 0 && scans > 0) return cursor.at;
    if (marker === ALONE || isRestart(marker)) continue;
    if (marker < 0xc0 || marker === START || marker === END) throw damaged();
    const length = await cursor.short();
    if (length < 2) throw damaged();
    cursor.at += length - 2;
    if (marker <= 0xcf && !NO_FRAMES.has(marker)) frames += 1;
    if (marker !== SCAN) continue;
    scans += 1;
    await pastScan(cursor);
  }
}

/** The marker that stands at the cursor, without the bytes that fill up before it; -1 where there is none. */
async function nextMarker(cursor: ByteCursor): Promise<number> {
  if ((await cursor.byte()) !== 0xff) return -1;
  for (;;) {
    const marker = await cursor.byte();
    if (marker !== 0xff) return marker;
  }
}

/** Goes to the marker that ends the compressed points, in which 0xff is followed by 0 or by the number of a restart. */
async function pastScan(cursor: ByteCursor): Promise<void> {
  while (await cursor.past(0xff)) {
    const next = await cursor.byte();
    if (next === 0xff) cursor.at -= 1;
    else if (next > 0 && !isRestart(next)) {
      cursor.at -= 2;
      return;
    }
  }
}

function isRestart(marker: number): boolean {
  return marker >= 0xd0 && marker <= 0xd7;
}

/** Where the next image begins behind one, past zeros that line it up; null where there is none. */
async function nextImage(bytes: FileBytes, end: number): Promise<number | null> {
  const behind = await bytes.read(end, 64 * 1024);
  const first = behind.findIndex((byte) => byte !== 0);
  return first >= 0 && isJpeg(behind.subarray(first)) ? end + first : null;
}
