/** The choices by which a reader narrows the matrix. */
import type { Annex } from '../domain/annex';
import { compareCodes } from '../domain/codes';
import { institutionsOf, type MatrixFilter } from '../domain/matrix-filter';
import { LIGHT_WORDS, type MatrixParameter } from '../domain/matrix-query';
import { compactCode } from '../presentation/addresses';
import { lightStyle } from '../presentation/light-style';

export interface FilterOption {
  readonly value: string;
  readonly text: string;
  readonly isChosen: boolean;
}

export interface FilterField {
  readonly name: MatrixParameter;
  readonly label: string;
  /** Of the empty choice. */
  readonly any: string;
  readonly options: readonly FilterOption[];
  /** What is wrong with what was asked; null: nothing. */
  readonly error: string | null;
}

/** The lists of the form, with what is chosen in each. */
export function filterFields(
  annex: Annex,
  filter: MatrixFilter,
  errors: ReadonlyMap<MatrixParameter, string>,
): FilterField[] {
  const field = (name: MatrixParameter, label: string, any: string, options: readonly FilterOption[]): FilterField => ({
    ...{ name, label, any, options },
    error: errors.get(name) ?? null,
  });
  const lights = annex.legend.map(({ light, label }) => ({
    ...{ value: LIGHT_WORDS[light], text: `${lightStyle(light).sign} ${label}`, isChosen: filter.light === light },
  }));
  const institutions = institutionsOf(annex).map((name) => ({
    ...{ value: name, text: name, isChosen: filter.institution === name },
  }));
  return [
    field('semaforo', 'Semáforo', 'Todos', lights),
    field('objetivo', 'Objetivo', 'Todos', elements(annex, 'objective', filter.objective)),
    field('eje', 'Eje estratégico', 'Todos', elements(annex, 'axis', filter.axis)),
    field('estrategia', 'Estrategia', 'Todas', elements(annex, 'strategy', filter.strategy)),
    field('institucion', 'Institución', 'Todas', institutions),
  ];
}

function elements(annex: Annex, place: 'objective' | 'axis' | 'strategy', chosen: string | null): FilterOption[] {
  const names = new Map(annex.rows.map((row) => [row[place].code, row[place].name]));
  if (place === 'objective') for (const { code, name } of annex.objectives) names.set(code, name);
  names.delete('');
  return [...names]
    .sort(([a], [b]) => compareCodes(a, b))
    .map(([code, name]) => ({ value: compactCode(code), text: `${code}: ${name}`, isChosen: code === chosen }));
}
