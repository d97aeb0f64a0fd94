import { createHash, randomBytes } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { bytesOf, type FileBytes } from './file-bytes';
import { tooLarge } from './refusals';
import type { KeptFile, Scratch } from './storage';

/** A temporary file that a stream is written to; whoever opens one discards it or moves it away. */
export class ArrivingFile {
  private size = 0;
  private written: Promise<void> = Promise.resolve();

  private constructor(
    readonly path: string,
    private readonly handle: FileHandle,
  ) {}

  static async in(folder: string): Promise<ArrivingFile> {
    const path = join(folder, randomBytes(12).toString('hex'));
    return new ArrivingFile(path, await open(path, 'wx+', 0o600));
  }

  /** Writes the whole stream and answers what it was; throws a Refusal as soon as it is longer than allowed. */
  async take(content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, atMost: number): Promise<KeptFile> {
    const hash = createHash('sha256');
    for await (const piece of content) {
      await this.written;
      if (this.size + piece.length > atMost) throw tooLarge(atMost);
      // The next piece is waited for while this one goes to the disk; a failure is met at the next turn.
      this.written = this.write(piece, this.size);
      this.written.catch(() => undefined);
      this.size += piece.length;
      hash.update(piece);
    }
    await this.written;
    return { sha256: hash.digest('hex'), size: this.size };
  }

  get bytes(): FileBytes {
    return bytesOf(this.handle, this.size);
  }

  /** Makes sure that the bytes are on the disk, and closes the file. */
  async finish(): Promise<void> {
    await this.handle.sync();
    await this.handle.close();
  }

  async discard(): Promise<void> {
    // A number of a closed file may be another's already: nothing is to be written to it any more.
    await this.written.catch(() => undefined);
    await this.handle.close();
    await rm(this.path, { force: true });
  }

  private async write(piece: Uint8Array, at: number): Promise<void> {
    for (let done = 0; done < piece.length;) {
      const { bytesWritten } = await this.handle.write(piece, done, piece.length - done, at + done);
      done += bytesWritten;
    }
  }
}

/** Puts a stream aside in a folder, to be read at any place. */
export async function putAside(folder: string, content: AsyncIterable<Uint8Array>, atMost: number): Promise<Scratch> {
  const file = await ArrivingFile.in(folder);
  try {
    await file.take(content, atMost);
  } catch (error) {
    await file.discard();
    throw error;
  }
  const { size } = file.bytes;
  return { size, read: (from, length) => file.bytes.read(from, length), discard: () => file.discard() };
}
