import type { Readable } from 'node:stream';
import type { FileBytes } from './file-bytes';

/** Bytes of a file from one place to another, both included. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

export interface KeptFile {
  /** 64 small hexadecimal digits. */
  readonly sha256: string;
  readonly size: number;
}

export interface ListedFile extends KeptFile {
  /** When its bytes were last handed over, in milliseconds since 1970. */
  readonly keptAt: number;
}

/** Bytes put aside to look into them; gone once they are discarded. */
export interface Scratch extends FileBytes {
  discard(): Promise<void>;
}

/** Puts a stream aside, of at most so many bytes; a longer one is refused. */
export type PutAside = (content: AsyncIterable<Uint8Array>, atMost: number) => Promise<Scratch>;

/** Looks into a file that has arrived, before anything is kept; throws a Refusal where it is not to be. */
export type Look<T> = (bytes: FileBytes, putAside: PutAside) => Promise<T>;

/** A file that has arrived whole and waits: it is kept or discarded, and afterwards neither does anything. */
export interface ArrivedFile<T> extends KeptFile {
  /** What the look found. */
  readonly found: T;
  /** Stores it for good: when this resolves it outlives a power cut, so a row may name it. */
  keep(): Promise<void>;
  discard(): Promise<void>;
}

/** Files by the SHA-256 of their bytes: the same bytes are one file however often they come. */
export abstract class Storage {
  /**
   * Takes in a stream and looks into it. Of what is refused, cut off or too long nothing stays. Throws a Refusal where
   * there are more bytes than `atMost`, or no room for them.
   */
  abstract receive<T>(content: AsyncIterable<Uint8Array>, atMost: number, look: Look<T>): Promise<ArrivedFile<T>>;

  /** The bytes of a kept file, or a range of them that lies within it. Throws where there is no such file. */
  abstract open(sha256: string, range?: ByteRange): Promise<Readable>;

  abstract has(sha256: string): Promise<boolean>;

  /**
   * Removes a file unless its bytes were handed over again at the moment given or later; says whether it is gone. To
   * be called only where no row names it.
   */
  abstract remove(sha256: string, keptBefore: number): Promise<boolean>;

  /** All kept files, in no order. */
  abstract list(): AsyncIterable<ListedFile>;

  /** Removes what interrupted uploads left before a moment; says how many. */
  abstract clear(before: number): Promise<number>;

  /** The claim of the database that these files belong to; null: none has made one. */
  abstract owner(): Promise<string | null>;

  /** Notes to which database the files belong; of a storage that has an owner nothing changes. */
  abstract claim(owner: string): Promise<void>;

  /** Takes a stream in and keeps it at once. */
  async put(content: AsyncIterable<Uint8Array>, atMost: number): Promise<KeptFile> {
    const arrived = await this.receive(content, atMost, () => Promise.resolve());
    await arrived.keep();
    return { sha256: arrived.sha256, size: arrived.size };
  }
}
