import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';

/** A file that can be read at any place without holding it in memory. */
export interface FileBytes {
  readonly size: number;
  /** Up to `length` bytes from a place on; fewer where the file ends before. */
  read(from: number, length: number): Promise<Buffer>;
}

const BLOCK = 256 * 1024;

/** The bytes of an open file. */
export function bytesOf(handle: FileHandle, size: number): FileBytes {
  return {
    size,
    async read(from, length) {
      const wanted = Math.max(0, Math.min(length, size - from));
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(wanted), 0, wanted, from);
      return buffer.subarray(0, bytesRead);
    },
  };
}

/** A part of a file as a stream, the end not included. */
export function streamOf(bytes: FileBytes, from: number, to: number): Readable {
  return Readable.from(blocks(bytes, from, to), { objectMode: false });
}

async function* blocks(bytes: FileBytes, from: number, to: number): AsyncGenerator<Buffer> {
  for (let at = from; at < to;) {
    const block = await bytes.read(at, Math.min(BLOCK, to - at));
    if (block.length === 0) return;
    at += block.length;
    yield block;
  }
}

/** Reads a file forwards byte by byte, a block at a time; past the end it gives -1. */
export class ByteCursor {
  private block: Buffer = Buffer.alloc(0);
  private blockAt = 0;

  constructor(
    private readonly bytes: FileBytes,
    public at: number,
  ) {}

  async byte(): Promise<number> {
    if (!this.isHere() && !(await this.load())) return -1;
    const value = this.block[this.at - this.blockAt] ?? -1;
    this.at += 1;
    return value;
  }

  /** Two bytes, the greater first; -1 past the end. */
  async short(): Promise<number> {
    const [high, low] = [await this.byte(), await this.byte()];
    return low < 0 ? -1 : high * 256 + low;
  }

  /** Goes on to the next byte of this value and past it; false where there is none. */
  async past(value: number): Promise<boolean> {
    while (this.isHere() || (await this.load())) {
      const found = this.block.indexOf(value, this.at - this.blockAt);
      this.at = this.blockAt + (found < 0 ? this.block.length : found + 1);
      if (found >= 0) return true;
    }
    return false;
  }

  private isHere(): boolean {
    return this.at >= this.blockAt && this.at < this.blockAt + this.block.length;
  }

  private async load(): Promise<boolean> {
    this.block = await this.bytes.read(this.at, BLOCK);
    this.blockAt = this.at;
    return this.block.length > 0;
  }
}
