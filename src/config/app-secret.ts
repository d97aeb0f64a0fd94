import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export type KeptSecret = { readonly secret: string } | { readonly problem: string };

/** The secret that the file keeps, made on the first start; refused where others of the machine may read the file. */
export function keptSecret(file: string): KeptSecret {
  try {
    if (statSync(file, { throwIfNoEntry: false }) === undefined) make(file);
    const secret = readFileSync(file, 'utf8').trim();
    if (secret.length < 32)
      return { problem: `APP_SECRET: «${file}» está dañado; restáurelo o bórrelo para hacer otro.` };
    if (!isPrivate(file))
      return { problem: `APP_SECRET: otros usuarios pueden leer «${file}»; ejecute chmod 600 ${file}.` };
    return { secret };
  } catch {
    return { problem: `APP_SECRET: no se puede guardar en «${file}»; dé permiso de escritura o escriba la variable.` };
  }
}

/** Linked into place whole: of two processes that start at once, both read what the first one wrote. */
function make(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}

/** Windows keeps no such modes: there every file looks open to all. */
function isPrivate(file: string): boolean {
  return process.platform === 'win32' || (statSync(file).mode & 0o077) === 0;
}
