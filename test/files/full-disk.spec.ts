import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { newFolder } from '../support/yupana';

const SCRIPT = join(__dirname, '../support/fill-small-disk.ts');
const REGISTER = join(__dirname, '../support/register-swc.js');

// A file system of its own needs Linux and a kernel that lets users mount one for themselves.
const canMount = spawnSync('unshare', ['-Urm', 'mount', '-t', 'tmpfs', 'tmpfs', newFolder()]).status === 0;

(canMount ? test : test.skip)('a full disk is a sentence, and nothing is half stored', async () => {
  const folder = newFolder();
  const mounted = `mount -t tmpfs -o size=1m tmpfs "${folder}" && exec "$0" -r "${REGISTER}" "${SCRIPT}" "${folder}/files"`;
  const { stdout } = await promisify(execFile)('unshare', ['-Urm', 'sh', '-c', mounted, process.execPath]);
  const { sentence, kind, stored, sizes } = JSON.parse(stdout) as {
    sentence: string;
    kind: string;
    stored: number;
    sizes: number[];
  };
  expect(sentence).toContain('El sistema no tiene espacio para más archivos y no se guardó nada');
  expect(kind).toBe('unreachable');
  expect(stored).toBeGreaterThan(5);
  expect(sizes).toEqual(Array<number>(stored).fill(64 * 1024));
});
