import { join } from 'node:path';
import type { CellMessage } from '../../domain/sheet';
import type { Threads } from '../../work/threads';
import { refuseBeyond, THREAD_LIMITS } from '../reading/limits';
import type { Annotation } from './annotate-workbook';

/**
 * The same workbook with those cells marked and commented; bare addresses belong to the sheet called `sheet`, else to
 * the first. Works in a worker thread; throws WorkRefused with a sentence.
 */
export async function annotatedWorkbook(
  threads: Threads,
  bytes: Uint8Array,
  messages: readonly CellMessage[],
  sheet: string | null = null,
): Promise<Uint8Array> {
  refuseBeyond({ packedBytes: bytes.length });
  const task = {
    file: join(__dirname, 'annotate-workbook'),
    name: 'annotateWorkbookHere',
    title: 'La anotación del libro',
  };
  const annotation: Annotation = { bytes, messages, sheet };
  return threads.run<Uint8Array>(task, annotation, THREAD_LIMITS);
}
