import { annexCsv } from '../documents/writers/annex-csv';
import type { Annex } from '../domain/annex';
import { annexJson } from '../domain/annex-json';
import { annexPage } from '../presentation/annex-page';
import { markup } from '../presentation/markup';

export const ANNEX_FORMATS = ['json', 'csv', 'html'] as const;
export type AnnexFormat = (typeof ANNEX_FORMATS)[number];

/** The annex as a file; the same annex gives the same bytes, in any time zone. */
export function annexBytes(annex: Annex, format: AnnexFormat): Uint8Array {
  switch (format) {
    case 'json':
      return new TextEncoder().encode(`${JSON.stringify(annexJson(annex), null, 2)}\n`);
    case 'csv':
      return annexCsv(annex);
    case 'html':
      return new TextEncoder().encode(markup('documents/annex', annexPage(annex)));
  }
}
