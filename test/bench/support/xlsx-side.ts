/** One side of the comparison of workbooks in a process just started: `ours` or `plain`, how many rows, where to. */
import { writeFileSync } from 'node:fs';
import type { Annex } from '../../../src/domain/annex';
import { annexOfRows } from './annex-rows';
import { built } from './built';
import { plainXlsx } from './plain-xlsx';
import { handOver, measured } from './turn';

const { annexXlsx } = built<typeof import('../../../src/documents/writers/annex-xlsx')>('documents/writers/annex-xlsx');
const { CNLCTF_LETTERHEAD } = built<typeof import('../../../src/domain/letterhead')>('domain/letterhead');

/** Small workbooks, then some that reach what small ones do not, as the end of a packer's first block. */
const WARM_ROWS = [...Array<number>(10).fill(100), ...Array<number>(3).fill(1_000)];
const MEGABYTE = 2 ** 20;

async function main([side, count, file]: readonly string[]): Promise<void> {
  const write = (annex: Annex): Promise<Uint8Array> =>
    side === 'ours' ? annexXlsx(annex, CNLCTF_LETTERHEAD) : plainXlsx(annex);
  // The library is loaded and the engine's compiler has had its turn.
  for (const rows of WARM_ROWS) await write(annexOfRows(rows));
  const annex = annexOfRows(Number(count));
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
