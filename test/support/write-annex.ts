/** A process that writes the workbook of a small annex and tells its SHA-256. */
import { createHash } from 'node:crypto';
import { annexXlsx } from '../../src/documents/writers/annex-xlsx';
import { CNLCTF_LETTERHEAD } from '../../src/domain/letterhead';
import { smallAnnex } from './annex';

void annexXlsx(smallAnnex(), CNLCTF_LETTERHEAD).then((bytes) => {
  process.stdout.write(createHash('sha256').update(bytes).digest('hex'));
});
