import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Refusal } from '../domain/refusal';

const MOST_BYTES = 200 * 1024 * 1024;

/** The bytes of a file named on the command line; refused with a sentence where it cannot be read. */
export async function readInput(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > MOST_BYTES) throw new Refusal(`El archivo ${path} pesa más de 200 MB; revise si es el correcto.`);
    return await readFile(path);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(
      `No se puede leer el archivo ${path} (${whyNot(error)}); revise la ruta y los permisos.`,
      'not-found',
    );
  }
}

/** Writes a whole file or nothing: readers never meet half of one. */
export async function writeOutput(path: string, content: string | Uint8Array): Promise<void> {
  const draft = `${path}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    await makeFolder(dirname(path));
    const file = await open(draft, 'wx');
    await file.writeFile(content);
    await file.sync();
    await file.close();
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw new Refusal(`No se puede escribir el archivo ${path} (${whyNot(error)}); revise la ruta y los permisos.`);
  }
}

// One level after the other: on a system folder such as /proc the recursive mkdir of Node never ends.
async function makeFolder(path: string): Promise<void> {
  const isThere = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isThere) return;
  if (dirname(path) !== path) await makeFolder(dirname(path));
  await mkdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

function whyNot(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  const known: Readonly<Record<string, string>> = {
    ENOENT: 'no existe',
    EISDIR: 'es una carpeta',
    EACCES: 'falta permiso',
    EPERM: 'falta permiso',
    ENOSPC: 'no queda espacio en el disco',
    ENOTDIR: 'una parte de la ruta no es una carpeta',
  };
  return known[code ?? ''] ?? code ?? 'error desconocido';
}
