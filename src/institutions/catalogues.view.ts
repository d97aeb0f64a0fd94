import { type Person, whyNot } from '../domain/permissions';
import type { Crumb } from '../presentation/crumbs';

export const CATALOGUES = '/administracion';

const OF_COMMISSION = [
  [
    'Comisiones',
    'comisiones',
    'Nombre, última sesión ordinaria, membrete de los documentos y segundo paso obligatorio.',
  ],
] as const;
const OF_INSTALLATION = [
  ['Instituciones', 'instituciones', 'Siglas, nombres por fecha, otros nombres con que las escriben los documentos.'],
  ['Colectivos', 'colectivos', 'Gobiernos regionales y locales: quiénes los integran y desde cuándo.'],
  ['Regiones', 'regiones', 'Nombres de los departamentos, por su código del INEI.'],
] as const;

/** The catalogues that a person may keep: those of the whole installation only who administers all of it. */
export function cataloguesView(person: Person) {
  const keepsAll = whyNot('catalogue.manage', person, { commissionId: null }) === null;
  const shown = keepsAll ? [...OF_COMMISSION, ...OF_INSTALLATION] : OF_COMMISSION;
  return {
    title: 'Catálogos',
    crumbs: [
      { text: 'Tablero', href: '/' },
      { text: 'Catálogos', href: null },
    ],
    catalogues: shown.map(([name, word, about]) => ({ name, href: `${CATALOGUES}/${word}`, about })),
  };
}

/** The way to a page of a catalogue; the last one is the page itself. */
export function catalogueCrumbs(...steps: readonly (readonly [text: string, href: string])[]): Crumb[] {
  const above = [['Tablero', '/'], ['Catálogos', CATALOGUES], ...steps] as const;
  return above.map(([text, href], place) => ({ text, href: place === above.length - 1 ? null : href }));
}
