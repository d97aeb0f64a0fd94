import type { Annex } from '../../domain/annex';
import { annexPage } from '../../presentation/annex-page';
import { markup } from '../../presentation/markup';

/** The annex as one html file with its styles inside: it needs no network and runs nothing. */
export function annexHtml(annex: Annex): string {
  return markup('documents/annex', annexPage(annex));
}
