/** A zip file read part by part: what its directory claims is held against what really stands in it. */
import { pipeline } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';
import { Refusal } from '../domain/refusal';
import { type FileBytes, streamOf } from './file-bytes';
import { damaged } from './whole-file';

/** A part as it stands in the file. */
export interface ZipPart {
  readonly name: string;
  readonly entry: Entry;
  /** Where its own header begins, its content begins and ends. */
  readonly start: number;
  readonly contentAt: number;
  readonly end: number;
}

const LIMITS = { parts: 2_000, unpackedBytes: 500 * 1024 * 1024 } as const;
/** Between parts stand at most a part's closing record and what lines up the next one. */
const WIDEST_GAP = 1024;
const INFLATED_PIECE = 256 * 1024;
const [STORED, DEFLATED] = [0, 8];
const LINK = 0o120000;

/** How much may still be unpacked of one upload, the zip files inside of zip files included. */
export class Unpacking {
  private left: number = LIMITS.unpackedBytes;

  count(bytes: number): void {
    this.left -= bytes;
    if (this.left >= 0) return;
    throw new Refusal('Ocupa más de 500 MB al descomprimirlo. Divídalo en varios archivos y envíelos por separado.');
  }
}

class Reader extends RandomAccessReader {
  constructor(private readonly bytes: FileBytes) {
    super();
  }

  override _readStreamForRange(start: number, end: number) {
    return streamOf(this.bytes, start, end);
  }
}

export function isZip(head: Buffer): boolean {
  return head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004';
}

export class ZipContent {
  private constructor(
    private readonly bytes: FileBytes,
    private readonly unpacking: Unpacking,
    /** In the order in which they stand in the file, folders included. */
    readonly parts: readonly ZipPart[],
  ) {}

  /** Refuses one that is damaged, encrypted, has parts twice or one over the other, or bytes that no part owns. */
  static async read(bytes: FileBytes, unpacking: Unpacking): Promise<ZipContent> {
    const parts = await asZip(async () => {
      const options = { autoClose: false, lazyEntries: true, validateEntrySizes: false };
      const zip = await fromRandomAccessReaderPromise(new Reader(bytes), bytes.size, options);
      // A number, whatever the library's types say: before the first entry is read, where the directory begins.
      const directoryAt = Number(zip.readEntryCursor);
      const found = await partsOf(zip);
      refuseLoose(found, directoryAt);
      return found;
    });
    return new ZipContent(bytes, unpacking, parts);
  }

  /** The content of a part, unpacked and counted as it comes; refused where it is not what the directory says. */
  async *unpacked({ entry, contentAt, end }: ZipPart): AsyncGenerator<Buffer> {
    const packed = streamOf(this.bytes, contentAt, end);
    const isStored = entry.compressionMethod === STORED;
    // A failure of either end is met by whoever reads the pieces.
    const pieces = isStored
      ? packed
      : pipeline(packed, createInflateRaw({ chunkSize: INFLATED_PIECE }), () => undefined);
    let [size, checksum] = [0, 0];
    try {
      for await (const piece of pieces as AsyncIterable<Buffer>) {
        this.unpacking.count(piece.length);
        size += piece.length;
        checksum = crc32(piece, checksum);
        yield piece;
      }
    } catch (error) {
      throw error instanceof Refusal ? error : damaged();
    }
    if (size !== entry.uncompressedSize || checksum !== entry.crc32) throw damaged();
  }

  /** The whole content of a small part; one above the limit is refused. */
  async text(part: ZipPart, atMost: number): Promise<string> {
    const pieces: Buffer[] = [];
    let size = 0;
    for await (const piece of this.unpacked(part)) {
      size += piece.length;
      if (size > atMost) throw damaged();
      pieces.push(piece);
    }
    return Buffer.concat(pieces).toString('utf8');
  }

  /** Unpacks a part for nothing but to see that it is what it claims. */
  async check(part: ZipPart): Promise<void> {
    const pieces = this.unpacked(part);
    while (!(await pieces.next()).done);
  }
}

async function partsOf(zip: ZipFile): Promise<ZipPart[]> {
  if (zip.entryCount > LIMITS.parts) {
    throw new Refusal(`Contiene ${zip.entryCount} archivos y se admiten hasta ${LIMITS.parts}. Divídalo en varios.`);
  }
  const names = new Set<string>();
  const parts: ZipPart[] = [];
  for await (const entry of zip.eachEntry()) {
    refuseUnreadable(entry);
    const folded = entry.fileName.toLowerCase();
    if (names.has(folded)) throw damaged();
    names.add(folded);
    const local = await zip.readLocalFileHeaderPromise(entry);
    const isSame = local.fileName.equals(entry.fileNameRaw) && local.compressionMethod === entry.compressionMethod;
    if (!isSame) throw damaged();
    const [start, contentAt] = [entry.relativeOffsetOfLocalHeader, local.fileDataStart];
    parts.push({ name: entry.fileName, entry, start, contentAt, end: contentAt + entry.compressedSize });
  }
  return parts.sort((a, b) => a.start - b.start);
}

function refuseUnreadable(entry: Entry): void {
  if (entry.isEncrypted()) {
    throw new Refusal('Está protegido con una contraseña. Quítesela y envíelo otra vez.');
  }
  const isKnown = entry.compressionMethod === STORED || entry.compressionMethod === DEFLATED;
  const isLink = ((entry.externalFileAttributes >>> 16) & 0o170000) === LINK;
  if (!isKnown || isLink) throw damaged();
}

/** Parts one over the other unpack to more than the file could hold; bytes between them are read by no program. */
function refuseLoose(parts: readonly ZipPart[], directoryAt: number): void {
  let end = 0;
  for (const part of parts) {
    if (part.start < end || part.start > end + WIDEST_GAP || (end === 0 && part.start !== 0)) throw damaged();
    end = part.end;
  }
  if (parts.length === 0 || directoryAt < end || directoryAt > end + WIDEST_GAP) throw damaged();
}

// The library's errors tell of offsets and signatures; whoever sends the file can only make it anew.
async function asZip<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw error instanceof Refusal ? error : damaged();
  }
}
