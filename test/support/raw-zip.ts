import { constants, crc32, deflateRawSync } from 'node:zlib';

/** An entry of a zip file as it is written, true or not. */
export interface RawEntry {
  readonly name: string;
  /** Already deflated bytes. */
  readonly packed: Buffer;
  /** What the headers say; none of it has to be so. */
  readonly claimedSize: number;
  readonly checksum: number;
  /** Bit 0 says that the entry is encrypted. */
  readonly flags?: number;
}

/** An entry with true headers. */
export function entryOf(name: string, content: string | Buffer): RawEntry {
  const bytes = Buffer.from(content);
  return { name, packed: deflateRawSync(bytes, { level: 1 }), claimedSize: bytes.length, checksum: crc32(bytes) };
}

/** An entry that inflates to so many MB of spaces, made without ever holding them; its headers claim `claimedSize`. */
export function bomb(name: string, megabytes: number, claimedSize = megabytes * 1024 * 1024): RawEntry {
  const block = deflateRawSync(Buffer.alloc(1024 * 1024, ' '), { finishFlush: constants.Z_FULL_FLUSH });
  const end = deflateRawSync(Buffer.alloc(0));
  return { name, packed: Buffer.concat([...Array<Buffer>(megabytes).fill(block), end]), claimedSize, checksum: 0 };
}

/** A zip file of these entries in this order, names twice and lies included. */
export function rawZip(entries: readonly RawEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), header(entry, name), name, entry.packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000'), header(entry, name), place, name);
    files.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, list, end]);
}

function header(entry: RawEntry, name: Buffer): Buffer {
  const bytes = Buffer.alloc(26);
  bytes.writeUInt16LE(20, 0);
  bytes.writeUInt16LE(entry.flags ?? 0, 2);
  bytes.writeUInt16LE(8, 4);
  bytes.writeUInt32LE(entry.checksum, 10);
  bytes.writeUInt32LE(entry.packed.length, 14);
  bytes.writeUInt32LE(entry.claimedSize, 18);
  bytes.writeUInt16LE(name.length, 22);
  return bytes;
}
