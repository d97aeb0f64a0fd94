import { FileRefused } from './file-refused';

const MEGABYTE = 1024 * 1024;

/** What a workbook may hold; all are counted over the whole file. */
export const LIMITS = {
  packedBytes: 20 * MEGABYTE,
  unpackedBytes: 100 * MEGABYTE,
  parts: 1_000,
  rows: 50_000,
  cells: 500_000,
  texts: 500_000,
  merges: 20_000,
  mergedCells: 500_000,
  depth: 256,
} as const;

/** A file past the limit is counted on, without being kept, so that the refusal can name its size: up to here. */
export const COUNTED_BYTES = 10 * LIMITS.unpackedBytes;

/** Bounds of the worker thread that reads or annotates a workbook. */
export const THREAD_LIMITS = { memoryMb: 1024, seconds: 60 } as const;

/** What was found in a file, each to be held against its limit. */
export type Found = { -readonly [limit in keyof typeof LIMITS]?: number };

const FIGURES = new Intl.NumberFormat('es-PE');
const SPLIT = 'Divida el libro en varios más pequeños y vuelva a cargarlos.';

/** A count as people in Peru read it: `1,048,576`. */
export function figure(count: number): string {
  return FIGURES.format(count);
}

/** Throws FileRefused with the first limit that what was found passes, and both figures. */
export function refuseBeyond(found: Found): void {
  for (const limit of Object.keys(LIMITS) as (keyof typeof LIMITS)[]) {
    const count = found[limit] ?? 0;
    if (count > LIMITS[limit]) throw new FileRefused(SENTENCES[limit](count));
  }
}

const SENTENCES: Record<keyof typeof LIMITS, (count: number) => string> = {
  packedBytes: (count) => `El archivo pesa ${megabytes(count)} y se admiten hasta 20 MB. ${SPLIT}`,
  unpackedBytes: (count) => {
    const size = count < COUNTED_BYTES ? megabytes(count) : `más de ${megabytes(COUNTED_BYTES)}`;
    return `El archivo ocupa ${size} al descomprimirlo y se admiten hasta 100 MB. ${SPLIT}`;
  },
  parts: (count) => `El libro tiene ${figure(count)} partes internas y se admiten hasta 1,000. ${SPLIT}`,
  rows: (count) => `El libro tiene ${figure(count)} filas y se admiten hasta 50,000. ${SPLIT}`,
  cells: (count) => `El libro tiene ${figure(count)} celdas y se admiten hasta 500,000. ${SPLIT}`,
  texts: (count) => `El libro tiene ${figure(count)} textos distintos y se admiten hasta 500,000. ${SPLIT}`,
  merges: (count) => `El libro tiene ${figure(count)} bloques de celdas combinadas y se admiten hasta 20,000. ${SPLIT}`,
  mergedCells: (count) =>
    `Los bloques de celdas combinadas del libro cubren ${figure(count)} celdas y se admiten hasta 500,000. ` +
    'Deshaga las combinaciones que no hacen falta y vuelva a cargarlo.',
  depth: (count) =>
    `El libro anida ${figure(count)} etiquetas una dentro de otra y se admiten hasta 256: no lo escribió Excel. ` +
    'Copie sus celdas a un libro nuevo y vuelva a cargarlo.',
};

// Rounded up, so that what passes a limit by little is not shown as the limit itself.
function megabytes(bytes: number): string {
  return `${FIGURES.format(Math.ceil((bytes / MEGABYTE) * 10) / 10)} MB`;
}
