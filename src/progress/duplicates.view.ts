import { amountText } from '../domain/amount';
import { slashedDate } from '../domain/dates';
import type { DuplicateSide, NamedPair } from './duplicate-pairs';

const PAGE = '/revision/duplicados';

/** What may be one event told twice, and what was joined. */
export function duplicatesView(
  { suspected, joined }: { readonly suspected: readonly NamedPair[]; readonly joined: readonly NamedPair[] },
  problem: string | null,
) {
  return {
    title: 'Actividades informadas por dos instituciones',
    crumbs: [
      { text: 'Tablero', href: '/' },
      { text: 'Revisión', href: '/revision' },
      { text: 'Duplicados', href: null },
    ],
    action: PAGE,
    problem,
    suspected: suspected.map(({ first, second, indicators }) => ({
      indicators: indicators.join(', '),
      sides: [sideView(first, second), sideView(second, first)],
    })),
    joined: joined.map(({ first, second, indicators }) => ({
      indicators: indicators.join(', '),
      counts: words(first),
      other: words(second),
      action: `${PAGE}/${second.id}/separacion`,
      label: `Separar ${second.title} de ${second.institution}`,
    })),
  };
}

function sideView(side: DuplicateSide, other: DuplicateSide) {
  return {
    institution: side.institution,
    words: words(side),
    isValidated: side.isValidated,
    counting: side.id,
    other: other.id,
    button: `Cuenta la de ${side.institution}`,
  };
}

function words({ institution, title, startsOn, endedOn, region, quantity }: DuplicateSide): string {
  const when = startsOn === endedOn ? slashedDate(startsOn) : `${slashedDate(startsOn)} al ${slashedDate(endedOn)}`;
  return `${institution}: ${title} (${when}, ${region ?? 'nacional'}, cantidad ${amountText(quantity)})`;
}
