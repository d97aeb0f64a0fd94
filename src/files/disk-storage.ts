import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { ArrivingFile, putAside } from './arriving-file';
import { codeOf, noRoom, toldError } from './refusals';
import { type ArrivedFile, type ByteRange, type ListedFile, type Look, Storage } from './storage';

const ASIDE = /^aside-([0-9a-f]{64})-/;
const OWNER = 'owner';
const OWNER_BYTES = 1024;
const READ_BLOCK = 256 * 1024;
/** The database may live on the same disk and must be able to go on writing. */
const SPARE_BYTES = 200 * 1024 * 1024;

/** Files in two levels of folders by the first digits of their hash: `ab/cd/abcd…`. */
export class DiskStorage extends Storage {
  private readonly folder: string;
  private readonly arrivals: string;

  /** @param spare bytes of the disk that are left free. */
  constructor(
    folder: string,
    private readonly spare = SPARE_BYTES,
  ) {
    super();
    this.folder = resolve(folder);
    this.arrivals = join(this.folder, 'arriving');
  }

  async receive<T>(content: AsyncIterable<Uint8Array>, atMost: number, look: Look<T>): Promise<ArrivedFile<T>> {
    const file = await this.newFile();
    try {
      const { sha256, size } = await file.take(content, atMost);
      const found = await look(file.bytes, (part, most) => putAside(this.arrivals, part, most));
      return { sha256, size, found, ...this.waiting(file, sha256) };
    } catch (error) {
      await file.discard();
      throw toldError(error);
    }
  }

  async open(sha256: string, range?: ByteRange): Promise<Readable> {
    const handle = await open(this.pathOf(sha256), 'r');
    const part = range && { start: range.first, end: range.last };
    return handle.createReadStream({ ...part, highWaterMark: READ_BLOCK });
  }

  async has(sha256: string): Promise<boolean> {
    return (await statOf(this.pathOf(sha256))) !== null;
  }

  /** Moved aside first: a file that is handed over again meanwhile stands in its place anew and is left alone. */
  async remove(sha256: string, keptBefore: number): Promise<boolean> {
    const aside = join(this.arrivals, `aside-${sha256}-${randomBytes(6).toString('hex')}`);
    try {
      await mkdir(this.arrivals, { recursive: true, mode: 0o700 });
      await rename(this.pathOf(sha256), aside);
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return false;
      throw error;
    }
    const isOld = (await stat(aside)).mtimeMs < keptBefore;
    if (!isOld) await this.putBack(aside, sha256);
    await rm(aside, { force: true });
    return isOld;
  }

  async *list(): AsyncGenerator<ListedFile> {
    for (const first of await namesIn(this.folder)) {
      if (first.length !== 2) continue;
      for (const second of await namesIn(join(this.folder, first))) yield* filesIn(join(this.folder, first, second));
    }
  }

  async clear(before: number): Promise<number> {
    let cleared = 0;
    for (const name of await namesIn(this.arrivals)) {
      const path = join(this.arrivals, name);
      const found = await statOf(path);
      if (found === null || found.ctimeMs >= before) continue;
      // A removal that was interrupted is undone; the next one decides again.
      const aside = ASIDE.exec(name)?.[1];
      if (aside !== undefined) await this.putBack(path, aside);
      await rm(path, { force: true });
      cleared += 1;
    }
    return cleared;
  }

  async owner(): Promise<string | null> {
    try {
      return (await readFile(join(this.folder, OWNER), 'utf8')).trim() || null;
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null;
      throw error;
    }
  }

  async claim(owner: string): Promise<void> {
    const file = await this.newFile();
    try {
      await file.take([Buffer.from(`${owner}\n`)], OWNER_BYTES);
      await file.finish();
      // Unlike renaming, linking leaves alone what another process put there first.
      await linkUnlessThere(file.path, join(this.folder, OWNER));
      await syncFolder(this.folder);
    } finally {
      await file.discard();
    }
  }

  private waiting<T>(file: ArrivingFile, sha256: string): Pick<ArrivedFile<T>, 'keep' | 'discard'> {
    let isSettled = false;
    const once = (work: () => Promise<void>) => async (): Promise<void> => {
      if (isSettled) return;
      isSettled = true;
      await work();
    };
    return { keep: once(() => this.store(file, sha256)), discard: once(() => file.discard()) };
  }

  /**
   * The bytes are on the disk before they get their name, and the name before anybody learns of it. A file of the same
   * bytes is replaced, so that its age begins anew.
   */
  private async store(file: ArrivingFile, sha256: string): Promise<void> {
    try {
      await file.finish();
      const path = this.pathOf(sha256);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await rename(file.path, path);
      for (const folder of [dirname(path), dirname(dirname(path)), this.folder]) await syncFolder(folder);
    } catch (error) {
      await file.discard();
      throw toldError(error);
    }
  }

  private async newFile(): Promise<ArrivingFile> {
    try {
      const made = await mkdir(this.arrivals, { recursive: true, mode: 0o700 });
      if (made !== undefined) await syncFolder(dirname(made));
      await this.refuseWithoutRoom();
      return await ArrivingFile.in(this.arrivals);
    } catch (error) {
      throw toldError(error);
    }
  }

  private async putBack(aside: string, sha256: string): Promise<void> {
    await linkUnlessThere(aside, this.pathOf(sha256));
  }

  private async refuseWithoutRoom(): Promise<void> {
    const { blocks, bavail, bsize } = await statfs(this.folder);
    // Some network disks do not say how large they are.
    if (blocks > 0 && bavail * bsize < this.spare) throw noRoom();
  }

  private pathOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('A file is known by 64 hexadecimal digits.');
    return join(this.folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }
}

async function linkUnlessThere(from: string, to: string): Promise<void> {
  await link(from, to).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error;
  });
}

async function* filesIn(folder: string): AsyncGenerator<ListedFile> {
  for (const sha256 of await namesIn(folder)) {
    const found = await statOf(join(folder, sha256));
    if (found !== null && sha256.length === 64) yield { sha256, size: found.size, keptAt: found.mtimeMs };
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return [];
    throw error;
  }
}

async function statOf(path: string): Promise<{ size: number; mtimeMs: number; ctimeMs: number } | null> {
  try {
    return await stat(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
