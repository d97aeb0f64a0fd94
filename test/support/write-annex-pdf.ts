/** A process that writes the PDF of a small annex and tells its SHA-256. */
import { createHash } from 'node:crypto';
import { annexPdf } from '../../src/documents/writers/annex-pdf';
import { CNLCTF_LETTERHEAD } from '../../src/domain/letterhead';
import { smallAnnex } from './annex';

void annexPdf(smallAnnex(), CNLCTF_LETTERHEAD).then((bytes) => {
  process.stdout.write(createHash('sha256').update(bytes).digest('hex'));
});
