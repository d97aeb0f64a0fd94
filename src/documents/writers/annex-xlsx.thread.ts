/** Worker task: the annex as a workbook. */
import { annexXlsx } from './annex-xlsx';

export type AnnexWriting = Parameters<typeof annexXlsx>;

export function run(writing: AnnexWriting): Promise<Uint8Array> {
  return annexXlsx(...writing);
}
