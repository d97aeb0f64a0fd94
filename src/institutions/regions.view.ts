import { CATALOGUES, catalogueCrumbs } from './catalogues.view';

export const REGIONS = `${CATALOGUES}/regiones`;

interface NamedRegion {
  readonly code: string;
  readonly name: string;
}

export function regionsView(regions: readonly NamedRegion[]) {
  return {
    title: 'Regiones',
    crumbs: catalogueCrumbs(['Regiones', REGIONS]),
    regions: regions.map(({ code, name }) => ({ code, name, href: `${REGIONS}/${code}` })),
  };
}

export function regionView<Form>({ code, name }: NamedRegion, form: Form) {
  return {
    title: `Región ${code}: ${name}`,
    crumbs: catalogueCrumbs(['Regiones', REGIONS], [name, '']),
    ...{ action: `${REGIONS}/${code}`, cancel: REGIONS, form },
  };
}
