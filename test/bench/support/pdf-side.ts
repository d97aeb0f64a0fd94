/** One side of the comparison of PDFs in a process just started: `ours` or `plain`, how many rows, where to. */
import { writeFileSync } from 'node:fs';
import { annexOfRows } from './annex-rows';
import { built } from './built';
import { plainPdf } from './plain-pdf';
import { handOver, measured } from './turn';

const { annexPdf } = built<typeof import('../../../src/documents/writers/annex-pdf')>('documents/writers/annex-pdf');
const { CNLCTF_LETTERHEAD } = built<typeof import('../../../src/domain/letterhead')>('domain/letterhead');

async function main([side, rows, file]: readonly string[]): Promise<void> {
  const annex = annexOfRows(Number(rows));
  let bytes = new Uint8Array();
  const turn = await measured(async () => {
    bytes = new Uint8Array(await (side === 'ours' ? annexPdf(annex, CNLCTF_LETTERHEAD) : plainPdf(annex)));
  });
  if (file) writeFileSync(file, bytes);
  await handOver({ ...turn, result: process.resourceUsage().maxRSS / 1024 });
}

void main(process.argv.slice(3));
