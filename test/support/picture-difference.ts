import type { Picture } from './png';

/** Side of the squares whose mean colour is compared: larger than what differs between two ways to draw a letter. */
const SQUARE = 8;
/** Levels of 255 by which two means of a square may differ: the same letters drawn by another version stay below. */
const SAME_LEVEL = 20;
/** Squares in a thousand that may differ all the same. */
const PER_THOUSAND = 2;
/** The part by which heights may differ: rounded sums of lines do. */
const SAME_HEIGHT = 0.02;

/**
 * What is different between two pictures of a page, in a sentence; null: a reader sees the same. Small differences in
 * how a machine draws letters do not count, nor one of 2 % in height; a colour, a place or a word that changed does.
 */
export function pictureDifference(kept: Picture, now: Picture): string | null {
  const sizes = [kept, now].map(({ width, height }) => `${width} × ${height}`);
  if (kept.width !== now.width || Math.abs(kept.height - now.height) > kept.height * SAME_HEIGHT) {
    return `it was ${sizes.join(' and is now ')} pixels`;
  }
  const height = Math.min(kept.height, now.height);
  const [before, after] = [kept, now].map((picture) => meansOf(picture, height));
  const squares = (before?.length ?? 0) / 3;
  let changed = 0;
  for (let square = 0; square < squares; square++) {
    const differs = (tone: number) =>
      Math.abs(at(before, square * 3 + tone) - at(after, square * 3 + tone)) > SAME_LEVEL;
    if (differs(0) || differs(1) || differs(2)) changed += 1;
  }
  return changed * 1000 > squares * PER_THOUSAND ? `${changed} of ${squares} squares of it changed` : null;
}

function at(means: Float64Array | undefined, place: number): number {
  return means?.[place] ?? 0;
}

/** Mean red, green and blue of each whole square. */
function meansOf({ width, pixels }: Picture, height: number): Float64Array {
  const [columns, rows] = [Math.floor(width / SQUARE), Math.floor(height / SQUARE)];
  const means = new Float64Array(columns * rows * 3);
  for (let y = 0; y < rows * SQUARE; y++) {
    for (let x = 0; x < columns * SQUARE; x++) {
      const square = Math.floor(y / SQUARE) * columns + Math.floor(x / SQUARE);
      for (let tone = 0; tone < 3; tone++) {
        means[square * 3 + tone] =
          at(means, square * 3 + tone) + (pixels[(y * width + x) * 3 + tone] ?? 0) / SQUARE ** 2;
      }
    }
  }
  return means;
}
