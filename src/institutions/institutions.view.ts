import { type IsoDate, slashedDate } from '../domain/dates';
import type { HistoryStep } from '../domain/history';
import { compareNames } from '../domain/text';
import { shownHistory } from '../presentation/history-words';
import { CATALOGUES, catalogueCrumbs } from './catalogues.view';
import type { InstitutionName } from './institution-name.entity';
import type { Institution } from './institution.entity';

export const INSTITUTIONS = `${CATALOGUES}/instituciones`;

interface Known {
  readonly institution: Institution;
  readonly aliases: readonly string[];
  readonly names: readonly InstitutionName[];
}

/** The institutions under the names they bear on a day. */
export function institutionsView(all: readonly Known[], on: IsoDate) {
  const rows = all.map((known) => {
    const { institution, aliases } = known;
    return {
      ...nameOn(known, on),
      kind: institution.kind,
      parent: acronymOf(institution.parentId, all),
      aliases: aliases.join('; '),
      href: `${INSTITUTIONS}/${institution.id}`,
    };
  });
  return {
    title: 'Instituciones',
    crumbs: catalogueCrumbs(['Instituciones', INSTITUTIONS]),
    newHref: `${INSTITUTIONS}/nueva`,
    institutions: rows.sort((a, b) => compareNames(a.acronym, b.acronym)),
  };
}

export function newInstitutionView<Form>(all: readonly Known[], form: Form) {
  return {
    title: 'Nueva institución',
    crumbs: catalogueCrumbs(['Instituciones', INSTITUTIONS], ['Nueva institución', '']),
    ...{ action: `${INSTITUTIONS}/nueva`, cancel: INSTITUTIONS, isNew: true, form, ...choices(all, null) },
  };
}

/** What stands in the fields of an institution's form. */
export function institutionValues({ institution, aliases }: Known) {
  const { acronym, name, article, kind, parentId, rowVersion } = institution;
  return {
    ...{ acronym, name, article, kind, aliases: aliases.join('\n') },
    parentId: parentId === null ? '' : String(parentId),
    rowVersion: String(rowVersion),
  };
}

export function institutionView<Form>(
  known: Known & { readonly history: readonly HistoryStep[] },
  all: readonly Known[],
  { form, nameForm }: { readonly form: Form; readonly nameForm: Form },
) {
  const { institution, names } = known;
  const here = `${INSTITUTIONS}/${institution.id}`;
  return {
    title: institution.acronym,
    crumbs: catalogueCrumbs(['Instituciones', INSTITUTIONS], [institution.acronym, here]),
    ...{ action: here, cancel: null, isNew: false, form, ...choices(all, institution.id) },
    nameAction: `${here}/nombres`,
    nameForm,
    names: names.map(({ id, since, acronym, name }) => ({
      ...{ since: slashedDate(since), acronym, name, removeAction: `${here}/nombres/${id}/retiro` },
    })),
    history: shownHistory(known.history),
  };
}

function choices(all: readonly Known[], except: number | null) {
  const others = all.map(({ institution }) => institution).filter(({ id }) => id !== except);
  return {
    articles: ['el', 'la', 'los', 'las'].map((text) => ({ value: text, text })),
    parents: others
      .sort((a, b) => compareNames(a.acronym, b.acronym))
      .map(({ id, acronym, name }) => ({ value: id, text: `${acronym}: ${name}` })),
  };
}

function nameOn({ institution, names }: Known, on: IsoDate): { readonly acronym: string; readonly name: string } {
  const { acronym, name } = names.filter(({ since }) => since <= on).at(-1) ?? institution;
  return { acronym, name };
}

function acronymOf(id: number | null, all: readonly Known[]): string {
  return all.find(({ institution }) => institution.id === id)?.institution.acronym ?? '';
}
