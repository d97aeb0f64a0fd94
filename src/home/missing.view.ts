/** What the board tells of reports that are missing, by institution, and of those that wait for their validation. */
import type { Annex, AnnexRow } from '../domain/annex';
import type { MissingOfInstitution } from '../domain/board';
import { LIGHT_WORDS, type MatrixQuery } from '../domain/matrix-query';
import { indicatorAddress } from '../presentation/addresses';
import { indicatorsWord } from '../presentation/figure-words';

export interface RowLink {
  /** `LA 2.1.7-1`. */
  readonly text: string;
  readonly name: string;
  readonly href: string;
}

export interface MissingView {
  readonly institution: string;
  readonly href: string;
  readonly count: string;
  /** Indicators that a request asks it for and on which it is silent. */
  readonly asked: readonly RowLink[];
  /** Indicators for which nobody was asked. */
  readonly notAsked: readonly RowLink[];
}

interface Links {
  readonly annex: Annex;
  readonly reference: string;
  readonly way: (query: MatrixQuery) => string;
}

export function missingView(missing: readonly MissingOfInstitution[], links: Links): MissingView[] {
  const { way } = links;
  return missing.map(({ institution, reports }) => {
    const linked = (isAsked: boolean) => reports.filter((each) => each.isAsked === isAsked).map(({ row }) => row);
    const query = { institucion: institution, semaforo: LIGHT_WORDS['no-data'] };
    return {
      institution: institution === '' ? 'Sin institución responsable' : institution,
      href: way(query),
      count: indicatorsWord(reports.length),
      asked: linked(true).map((row) => rowLink(row, links)),
      notAsked: linked(false).map((row) => rowLink(row, links)),
    };
  });
}

export function reviewView(rows: readonly AnnexRow[], links: Links): RowLink[] {
  return rows.map((row) => rowLink(row, links));
}

function rowLink({ line, indicator }: AnnexRow, { annex, reference }: Links): RowLink {
  const key = `${line.code}-${indicator.number}`;
  return { text: key, name: indicator.name, href: indicatorAddress(reference, key, annex.cutoff) };
}
