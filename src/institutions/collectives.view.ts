import { type CollectivePeriod, COLLECTIVE } from '../domain/collective';
import { type IsoDate, slashedDate } from '../domain/dates';
import { compareNames } from '../domain/text';
import { CATALOGUES, catalogueCrumbs } from './catalogues.view';
import type { Institution } from './institution.entity';

export const COLLECTIVES = `${CATALOGUES}/colectivos`;

interface Standing {
  readonly collective: Institution;
  readonly periods: readonly CollectivePeriod[];
  readonly institutions: readonly Institution[];
  readonly everywhere: readonly CollectivePeriod[];
}

export function collectivesView(all: readonly Standing[], today: IsoDate) {
  return {
    title: 'Colectivos',
    crumbs: catalogueCrumbs(['Colectivos', COLLECTIVES]),
    collectives: all.map(({ collective, periods }) => ({
      ...{ acronym: collective.acronym, name: collective.name, href: `${COLLECTIVES}/${collective.id}` },
      members: periods.filter(({ endsOn }) => endsOn === null || endsOn >= today).length,
    })),
  };
}

export function collectiveView<Form>(standing: Standing, today: IsoDate, form: Form) {
  const { collective, periods, institutions } = standing;
  const here = `${COLLECTIVES}/${collective.id}`;
  return {
    title: `${collective.acronym}: ${collective.name}`,
    crumbs: catalogueCrumbs(['Colectivos', COLLECTIVES], [collective.acronym, here]),
    ...{ action: `${here}/integrantes`, form, candidates: candidates(standing) },
    members: periods
      .map(({ memberId, startsOn, endsOn }) => ({
        ...{ acronym: acronymOf(memberId, institutions), name: nameOf(memberId, institutions) },
        from: startsOn === null ? 'Sin fecha de inicio' : slashedDate(startsOn),
        to: endsOn === null ? 'Sigue' : slashedDate(endsOn),
        isOver: endsOn !== null && endsOn < today,
        leaveHref: endsOn === null ? `${here}/integrantes/${memberId}/salida` : null,
      }))
      .sort((a, b) => Number(a.isOver) - Number(b.isOver) || compareNames(a.acronym, b.acronym)),
  };
}

export function leaveView<Form>({ collective, institutions }: Standing, memberId: number, form: Form) {
  const here = `${COLLECTIVES}/${collective.id}`;
  const member = acronymOf(memberId, institutions);
  return {
    title: `Salida de ${member} de ${collective.acronym}`,
    crumbs: catalogueCrumbs(['Colectivos', COLLECTIVES], [collective.acronym, here], ['Salida', '']),
    ...{ action: `${here}/integrantes/${memberId}/salida`, cancel: here, form },
  };
}

/** Institutions that are in no collective now and are none themselves. */
function candidates({ institutions, everywhere }: Standing) {
  const placed = new Set(everywhere.filter(({ endsOn }) => endsOn === null).map(({ memberId }) => memberId));
  return institutions
    .filter(({ id, kind }) => kind !== COLLECTIVE && !placed.has(id))
    .sort((a, b) => compareNames(a.acronym, b.acronym))
    .map(({ id, acronym, name }) => ({ value: id, text: `${acronym}: ${name}` }));
}

function acronymOf(id: number, institutions: readonly Institution[]): string {
  return institutions.find((each) => each.id === id)?.acronym ?? '';
}

function nameOf(id: number, institutions: readonly Institution[]): string {
  return institutions.find((each) => each.id === id)?.name ?? '';
}
