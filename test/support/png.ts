import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** Three bytes a pixel, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const [PALETTE, COLOURS, COLOURS_AND_ALPHA] = [3, 2, 6];
/** Rarer shades, at the edges of letters, take the nearest of these. */
const MOST_COLOURS = 128;
/** Colours that agree in the upper four bits of each part are one hue. */
const HUE = 0xf0f0f0;
const GROUNDS = 24;

/** Reads a picture as browsers and `encodePng` write it: eight bits, not interlaced; what is seen through is dropped. */
export function decodePng(bytes: Uint8Array): Picture {
  const chunks = chunksOf(Buffer.from(bytes));
  const header = chunks.find(({ kind }) => kind === 'IHDR')?.body;
  if (!header || header[8] !== 8 || header[12] !== 0) throw new Error('Only plain pictures of eight bits are read.');
  const [width, height, type] = [header.readUInt32BE(0), header.readUInt32BE(4), header[9]];
  const channels = type === PALETTE ? 1 : type === COLOURS ? 3 : type === COLOURS_AND_ALPHA ? 4 : 0;
  if (channels === 0) throw new Error(`Pictures of kind ${type} are not read.`);
  const packed = chunks.filter(({ kind }) => kind === 'IDAT').map(({ body }) => body);
  const lines = unfiltered(inflateSync(Buffer.concat(packed)), height, width * channels, channels);
  const palette = chunks.find(({ kind }) => kind === 'PLTE')?.body ?? Buffer.alloc(0);
  const pixels = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const from = type === PALETTE ? (lines[pixel] ?? 0) * 3 : pixel * channels;
    const source = type === PALETTE ? palette : lines;
    for (let tone = 0; tone < 3; tone++) pixels[pixel * 3 + tone] = source[from + tone] ?? 0;
  }
  return { width, height, pixels };
}

/** Writes a picture with its most frequent colours, small enough to be kept beside the code. */
export function encodePng({ width, height, pixels }: Picture): Uint8Array {
  const palette = frequentColours(pixels);
  const places = new Map(palette.map((colour, place) => [colour, place]));
  const lines = Buffer.alloc((width + 1) * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const colour = colourAt(pixels, row * width + column);
      const place = places.get(colour) ?? nearest(colour, palette);
      places.set(colour, place);
      lines[row * (width + 1) + 1 + column] = place;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, PALETTE, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const parts = [
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([SIGNATURE, ...parts]);
}

function chunksOf(bytes: Buffer): { kind: string; body: Buffer }[] {
  const chunks = [];
  for (let at = SIGNATURE.length; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    chunks.push({ kind: bytes.toString('latin1', at + 4, at + 8), body: bytes.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
}

/** Undoes the five filters of the format: each byte was told by its difference from its neighbours. */
function unfiltered(lines: Buffer, height: number, stride: number, channels: number): Buffer {
  const plain = Buffer.alloc(stride * height);
  for (let row = 0; row < height; row++) {
    const [from, to] = [row * (stride + 1) + 1, row * stride];
    const filter = lines[from - 1] ?? 0;
    if (filter === 0) {
      lines.copy(plain, to, from, from + stride);
      continue;
    }
    for (let place = 0; place < stride; place++) {
      const left = place < channels ? 0 : (plain[to + place - channels] ?? 0);
      const above = row === 0 ? 0 : (plain[to + place - stride] ?? 0);
      const corner = row === 0 || place < channels ? 0 : (plain[to + place - stride - channels] ?? 0);
      plain[to + place] = (lines[from + place] ?? 0) + guess(filter, left, above, corner);
    }
  }
  return plain;
}

function guess(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  const toLeft = Math.abs(above - corner);
  const toAbove = Math.abs(left - corner);
  const toCorner = Math.abs(left + above - 2 * corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

/** The grounds of a page as they are, and one colour for each hue, so that a few words in blue stay blue. */
function frequentColours(pixels: Uint8Array): number[] {
  const counts = new Map<number, number>();
  for (let pixel = 0; pixel < pixels.length / 3; pixel++) {
    const colour = colourAt(pixels, pixel);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const frequent = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([colour]) => colour);
  const ofHue = new Map<number, number>();
  for (const colour of frequent) if (!ofHue.has(colour & HUE)) ofHue.set(colour & HUE, colour);
  return [...new Set([...frequent.slice(0, GROUNDS), ...ofHue.values()])].slice(0, MOST_COLOURS);
}

function colourAt(pixels: Uint8Array, pixel: number): number {
  return ((pixels[pixel * 3] ?? 0) << 16) | ((pixels[pixel * 3 + 1] ?? 0) << 8) | (pixels[pixel * 3 + 2] ?? 0);
}

function nearest(colour: number, palette: readonly number[]): number {
  let [found, least] = [0, Infinity];
  palette.forEach((each, place) => {
    const distance = [16, 8, 0].reduce(
      (sum, bits) => sum + (((each >> bits) & 255) - ((colour >> bits) & 255)) ** 2,
      0,
    );
    if (distance < least) [found, least] = [place, distance];
  });
  return found;
}

function chunk(kind: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
