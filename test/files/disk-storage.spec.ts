import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { DiskStorage } from '../../src/files/disk-storage';
import type { FileBytes } from '../../src/files/file-bytes';
import type { KeptFile, ListedFile } from '../../src/files/storage';
import { whyRefused } from '../support/refusal';
import { newFolder } from '../support/yupana';

const MOST = 1024 * 1024;
const DAY_MS = 24 * 60 * 60 * 1000;

let folder: string;
let storage: DiskStorage;

beforeEach(() => {
  folder = join(newFolder(), 'files');
  storage = new DiskStorage(folder, 0);
});

function put(content: string): Promise<KeptFile> {
  return storage.put(Readable.from([Buffer.from(content)]), MOST);
}

function receive(content: string) {
  return storage.receive(Readable.from([Buffer.from(content)]), MOST, () => Promise.resolve());
}

/** Every file under the folder, by its path from there. */
function files(): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => statSync(join(folder, name)).isFile()).sort();
}

async function listed(): Promise<ListedFile[]> {
  const all: ListedFile[] = [];
  for await (const each of storage.list()) all.push(each);
  return all;
}

function aged({ sha256 }: KeptFile, milliseconds: number): void {
  const at = (Date.now() - milliseconds) / 1000;
  utimesSync(join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256), at, at);
}

describe('what is kept', () => {
  test('stands under its hash and reads back whole or in part', async () => {
    const kept = await put('Se realizó el taller.');
    expect(kept).toEqual({ sha256: createHash('sha256').update('Se realizó el taller.').digest('hex'), size: 22 });
    expect(files()).toEqual([join(kept.sha256.slice(0, 2), kept.sha256.slice(2, 4), kept.sha256)]);
    expect(await text(await storage.open(kept.sha256))).toBe('Se realizó el taller.');
    expect(await text(await storage.open(kept.sha256, { first: 3, last: 5 }))).toBe('rea');
    expect(await storage.has(kept.sha256)).toBe(true);
    expect(await listed()).toMatchObject([kept]);
  });

  test('nobody else of the machine may read it', async () => {
    await put('Nombres.');
    const [name = ''] = files();
    expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
    expect(statSync(folder).mode & 0o077).toBe(0);
  });

  test('the same bytes twice, and at once, are one file', async () => {
    const [first, second] = await Promise.all([put('igual'), put('igual')]);
    expect(second).toEqual(first);
    await put('igual');
    expect(files()).toHaveLength(1);
  });

  test('pieces of any size come out as they went in', async () => {
    const pieces = [1, 70_000, 3, 300_000, 0, 65_536].map((size) => randomBytes(size));
    const kept = await storage.put(Readable.from(pieces), MOST);
    const read = await storage.open(kept.sha256);
    expect(Buffer.concat((await read.toArray()) as Buffer[]).equals(Buffer.concat(pieces))).toBe(true);
  });

  test('a name that is no hash is never a path', async () => {
    await expect(storage.open('../../etc/passwd')).rejects.toThrow('64 hexadecimal');
    await expect(storage.has('a'.repeat(63))).rejects.toThrow('64 hexadecimal');
  });
});

describe('what arrives', () => {
  test('is nothing until it is kept, and nothing once it is discarded', async () => {
    const first = await receive('uno');
    expect(await storage.has(first.sha256)).toBe(false);
    await first.discard();
    await first.keep();
    expect(files()).toEqual([]);
    const second = await receive('dos');
    await second.keep();
    await second.discard();
    expect(files()).toHaveLength(1);
  });

  test('is looked into before, and what is refused leaves nothing', async () => {
    const look = async (bytes: FileBytes) => {
      expect((await bytes.read(2, 100)).toString()).toBe('rga');
      throw new Error('no');
    };
    await expect(storage.receive(Readable.from([Buffer.from('carga')]), MOST, look)).rejects.toThrow('no');
    expect(files()).toEqual([]);
  });

  test('leaves nothing of a stream that breaks', async () => {
    async function* broken() {
      yield Buffer.from('la mitad');
      await Promise.resolve();
      throw new Error('cortado');
    }
    await expect(storage.put(broken(), MOST)).rejects.toThrow('cortado');
    expect(files()).toEqual([]);
  });

  test('is refused as soon as it is longer than allowed', async () => {
    let given = 0;
    function* endless() {
      for (;;) {
        given += 1;
        yield Buffer.alloc(64 * 1024);
      }
    }
    expect(await whyRefused(storage.put(Readable.from(endless(), { highWaterMark: 1 }), MOST))).toContain(
      'Pesa más de 1 MB',
    );
    expect(given).toBeLessThan(25);
    expect(files()).toEqual([]);
    expect((await storage.put(Readable.from([Buffer.alloc(MOST)]), MOST)).size).toBe(MOST);
  });

  test('is refused where the disk would have too little left', async () => {
    const careful = new DiskStorage(folder, Number.MAX_SAFE_INTEGER);
    const told = await whyRefused(careful.put(Readable.from([Buffer.from('a')]), MOST));
    expect(told).toContain('no tiene espacio para más archivos y no se guardó nada');
    expect(files()).toEqual([]);
  });
});

describe('what is removed', () => {
  test('is gone', async () => {
    const kept = await put('uno');
    expect(await storage.remove(kept.sha256, Date.now() + DAY_MS)).toBe(true);
    expect(await storage.remove(kept.sha256, Date.now() + DAY_MS)).toBe(false);
    expect(files()).toEqual([]);
  });

  test('unless it was handed over again since', async () => {
    const kept = await put('uno');
    aged(kept, 3 * DAY_MS);
    expect(await put('uno')).toEqual(kept);
    expect(await storage.remove(kept.sha256, Date.now() - DAY_MS)).toBe(false);
    expect(await text(await storage.open(kept.sha256))).toBe('uno');
    expect(files()).toHaveLength(1);
  });

  test('while it is read it is read to its end', async () => {
    const kept = await storage.put(Readable.from([Buffer.alloc(MOST, 'x')]), MOST);
    const reading = await storage.open(kept.sha256);
    await storage.remove(kept.sha256, Date.now() + DAY_MS);
    expect((await text(reading)).length).toBe(MOST);
  });
});

describe('what was left behind', () => {
  test('by an upload that died is cleared once it is old', async () => {
    await put('uno');
    writeFileSync(join(folder, 'arriving', 'a1b2'), 'la mitad');
    expect(await storage.clear(Date.now() - DAY_MS)).toBe(0);
    expect(await storage.clear(Date.now() + DAY_MS)).toBe(1);
    expect(files()).toHaveLength(1);
  });

  test('by a removal that died is put back', async () => {
    const { sha256 } = await put('uno');
    const place = join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    const bytes = readFileSync(place);
    await storage.remove(sha256, Date.now() + DAY_MS);
    writeFileSync(join(folder, 'arriving', `aside-${sha256}-ab`), bytes);
    await storage.clear(Date.now() + DAY_MS);
    expect(await text(await storage.open(sha256))).toBe('uno');
    expect(files()).toHaveLength(1);
  });
});

test('the first database that claims the files owns them', async () => {
  expect(await storage.owner()).toBeNull();
  await Promise.all([storage.claim('one'), storage.claim('one')]);
  await storage.claim('another');
  expect(await storage.owner()).toBe('one');
  expect(files()).toEqual(['owner']);
  expect(await listed()).toEqual([]);
});

test('what others put into the folder is no file of ours', async () => {
  mkdirSync(join(folder, 'ab', 'cd'), { recursive: true });
  writeFileSync(join(folder, 'leame.txt'), '');
  writeFileSync(join(folder, 'ab', 'cd', 'leame.txt'), '');
  writeFileSync(join(folder, 'zz'), '');
  expect(await listed()).toEqual([]);
});
