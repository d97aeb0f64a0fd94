import { pipeline } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from 'yauzl';
import { damaged, FileRefused } from './file-refused';
import { refuseForeign } from './foreign-files';
import { COUNTED_BYTES, LIMITS, refuseBeyond } from './limits';

/** Sees a part while it is inflated: `write` each piece, then `end`; both may throw FileRefused. */
export interface PartListener {
  write(piece: Buffer): void;
  end(): void;
}

const PIECE = 256 * 1024;
const STORED = 0;
const DEFLATED = 8;
const INCOMPLETE = 'El archivo está dañado o incompleto.';

/**
 * The parts of a zip file by name (lower case, as names of parts are compared; folders left out), inflated. What
 * headers claim about sizes is not used: bytes are counted as they come. Throws FileRefused.
 */
export async function inflateParts(
  bytes: Buffer,
  listen: (name: string) => PartListener | null,
): Promise<Map<string, Buffer>> {
  refuseBeyond({ packedBytes: bytes.length });
  refuseForeign(bytes);
  const zip = await asZip(() => fromBufferPromise(bytes, { decodeStrings: false, validateEntrySizes: false }));
  const entries = await asZip(() => entriesOf(zip));
  refuseBeyond({ parts: entries.size });
  const inflating = new Inflating(zip);
  const parts = new Map<string, Buffer>();
  for (const [name, entry] of entries) {
    parts.set(name, await asZip(() => inflating.part(entry, listen(name))));
  }
  refuseBeyond({ unpackedBytes: inflating.unpacked });
  return parts;
}

class Inflating {
  unpacked = 0;

  constructor(private readonly zip: ZipFile) {}

  /** The bytes of a part; nothing of it is kept or listened to beyond the limit. */
  async part(entry: Entry, listener: PartListener | null): Promise<Buffer> {
    const pieces: Buffer[] = [];
    let checksum = 0;
    for await (const piece of await this.inflated(entry)) {
      this.unpacked += piece.length;
      if (this.unpacked > COUNTED_BYTES) refuseBeyond({ unpackedBytes: this.unpacked });
      if (this.unpacked > LIMITS.unpackedBytes) continue;
      checksum = crc32(piece, checksum);
      pieces.push(piece);
      listener?.write(piece);
    }
    if (this.unpacked > LIMITS.unpackedBytes) return Buffer.alloc(0);
    if (checksum !== entry.crc32) throw damaged(INCOMPLETE);
    listener?.end();
    return Buffer.concat(pieces);
  }

  // Inflated here and not by the library, whose pieces of 16 kB take three times as long.
  private async inflated(entry: Entry): Promise<AsyncIterable<Buffer>> {
    const packed = await this.zip.openReadStreamPromise(entry, { decodeFileData: false });
    if (entry.compressionMethod === STORED) return packed;
    if (entry.compressionMethod !== DEFLATED) throw damaged('El archivo está comprimido de un modo que no se admite.');
    // What goes wrong in either stream ends both, and the loop that reads them throws it.
    return pipeline(packed, createInflateRaw({ chunkSize: PIECE }), () => undefined);
  }
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry;
    const name = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
    const partName = name.replace(/^\/+/, '').toLowerCase();
    if (partName.endsWith('/')) continue;
    if (entry.isEncrypted()) throw new FileRefused(ENCRYPTED);
    if (entries.has(partName)) throw damaged(`El archivo contiene dos veces la parte «${partName}».`);
    entries.set(partName, entry);
  }
  return entries;
}

const ENCRYPTED = 'El archivo está cifrado con una contraseña. Quítele la contraseña, guárdelo y vuelva a cargarlo.';

// The library's errors tell of offsets and signatures; the user can only get the file anew.
async function asZip<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    throw damaged(INCOMPLETE);
  }
}
