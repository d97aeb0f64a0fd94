import { join } from 'node:path';
import type { Sheet } from '../../domain/sheet';
import type { Threads } from '../../work/threads';
import { refuseBeyond, THREAD_LIMITS } from './limits';

/**
 * The sheets of a workbook, read in a worker thread; throws WorkRefused with a sentence. All cells are copied to the
 * caller's thread: a large file is better read and parsed in one task of its own, by `readWorkbookHere`.
 */
export async function readWorkbook(threads: Threads, bytes: Uint8Array): Promise<Sheet[]> {
  refuseBeyond({ packedBytes: bytes.length });
  const task = { file: join(__dirname, 'read-workbook'), name: 'readWorkbookHere', title: 'La lectura del libro' };
  return threads.run<Sheet[]>(task, bytes, THREAD_LIMITS);
}
