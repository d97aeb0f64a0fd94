/** One side of the comparison of workbooks in a process just started: `ours` or `plain`, how many rows, where to. */
import { writeFileSync } from 'node:fs';
import type { Annex } from '../../../src/domain/annex';
import { annexOfRows } from './annex-rows';
import { built } from './built';
import { plainXlsx } from './plain-xlsx';
import { handOver, measured } from './turn';

const { annexXlsx } = built<typeof import('../../../src/documents/writers/annex-xlsx')>('documents/writers/annex-xlsx');
const { CNLCTF_LETTERHEAD } = built<typeof import('../../../src/domain/letterhead')>('domain/letterhead');

const WARM_ROWS = 100;
const WARM_TIMES = 10;
const MEGABYTE = 2 ** 20;

async function main([side, rows, file]: readonly string[]): Promise<void> {
  const write = (annex: Annex): Promise<Uint8Array> =>
    side === 'ours' ? annexXlsx(annex, CNLCTF_LETTERHEAD) : plainXlsx(annex);
  // The library is loaded and the engine's compiler has had its turn.
  for (let time = 0; time < WARM_TIMES; time++) await write(annexOfRows(WARM_ROWS));
  const annex = annexOfRows(Number(rows));
  const before = process.memoryUsage().rss;
  let bytes = new Uint8Array();
  const turn = await measured(async () => {
    bytes = Uint8Array.from(await write(annex));
  });
  const grown = (process.resourceUsage().maxRSS * 1024 - before) / MEGABYTE;
  if (file) writeFileSync(file, bytes);
  await handOver({ ...turn, result: Math.max(0, grown) });
}

void main(process.argv.slice(3));
