import { join } from 'node:path';
import { annexCsv } from '../documents/writers/annex-csv';
import type { Annex } from '../domain/annex';
import { annexJson } from '../domain/annex-json';
import { type Letterhead, plainLetterhead } from '../domain/letterhead';
import { annexPage } from '../presentation/annex-page';
import { markup } from '../presentation/markup';
import type { ThreadLimits, Threads, ThreadTask } from '../work/threads';

export const ANNEX_FORMATS = ['json', 'csv', 'html', 'xlsx', 'pdf'] as const;
export type AnnexFormat = (typeof ANNEX_FORMATS)[number];

/** Takes the annex and a letterhead; each is written in a worker thread. */
const XLSX: ThreadTask = { file: writer('annex-xlsx.thread'), title: 'La escritura del Excel' };
const PDF: ThreadTask = { file: writer('annex-pdf.thread'), title: 'La escritura del PDF' };
const LIMITS: ThreadLimits = { memoryMb: 1024, seconds: 120 };

/** The annex as a file; the same annex gives the same bytes, in any time zone. */
export async function annexBytes(annex: Annex, format: AnnexFormat, threads: Threads): Promise<Uint8Array> {
  switch (format) {
    case 'json':
      return new TextEncoder().encode(`${JSON.stringify(annexJson(annex), null, 2)}\n`);
    case 'csv':
      return annexCsv(annex);
    case 'html':
      return new TextEncoder().encode(markup('documents/annex', annexPage(annex)));
    case 'xlsx':
      return inThread(XLSX, annex, threads);
    case 'pdf':
      return inThread(PDF, annex, threads);
  }
}

function inThread(task: ThreadTask, annex: Annex, threads: Threads): Promise<Uint8Array> {
  const writing: [Annex, Letterhead] = [annex, annex.plan.letterhead ?? plainLetterhead(annex.plan.commission)];
  return threads.run<Uint8Array>(task, writing, LIMITS);
}

function writer(name: string): string {
  return join(__dirname, '../documents/writers', name);
}
