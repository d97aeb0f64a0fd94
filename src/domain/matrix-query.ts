/** What the address of a matrix asks for, in words: which rows, which objectives are closed, with execution or not. */
import type { Annex } from './annex';
import { readCode } from './codes';
import { type Light, LIGHTS } from './light';
import { institutionsOf, type MatrixFilter } from './matrix-filter';

/** In the order in which links write them. */
export const MATRIX_PARAMETERS = [
  'corte',
  'vista',
  'semaforo',
  'objetivo',
  'eje',
  'estrategia',
  'institucion',
  'solo',
  'texto',
  'cerrados',
] as const;
export type MatrixParameter = (typeof MATRIX_PARAMETERS)[number];
export type MatrixQuery = Partial<Readonly<Record<MatrixParameter, string>>>;

/** How addresses write a light. */
export const LIGHT_WORDS: Readonly<Record<Light, string>> = {
  met: 'alcanzada',
  partial: 'parcial',
  'not-done': 'no-realizada',
  'no-data': 'sin-informacion',
  'not-applicable': 'no-aplica',
};

export interface MatrixProblem {
  readonly parameter: MatrixParameter;
  /** What is wrong and what to do. */
  readonly sentence: string;
}

export interface MatrixReading {
  /** What was asked for and can be had; what cannot is left out and stands in `problems`. */
  readonly filter: MatrixFilter;
  /** Codes of the objectives that are folded. */
  readonly closed: ReadonlySet<string>;
  /** The plan alone, without its execution. */
  readonly isPlanOnly: boolean;
  /** As it was asked, one value each, wrong ones included. */
  readonly asked: MatrixQuery;
  readonly problems: readonly MatrixProblem[];
}

const LONGEST_TEXT = 200;

/** A parameter with a list of values. */
interface Choice {
  readonly known: (annex: Annex) => readonly string[];
  /** What is said of a value that the list does not have. */
  readonly refusal: (value: string) => string;
}

type ChoiceParameter = Exclude<MatrixParameter, 'corte' | 'texto' | 'cerrados'>;

const CHOICES: Readonly<Record<ChoiceParameter, Choice>> = {
  vista: { known: () => ['plan'], refusal: (value) => `La vista ${value} no existe; elija una de la página.` },
  semaforo: {
    known: () => Object.values(LIGHT_WORDS),
    refusal: (value) => `El semáforo ${value} no existe; elija uno de la lista.`,
  },
  objetivo: {
    known: ({ objectives }) => objectives.map(({ code }) => code),
    refusal: (value) => `El plan no tiene el objetivo ${value}; elija uno de la lista.`,
  },
  eje: {
    known: ({ rows }) => rows.map(({ axis }) => axis.code),
    refusal: (value) => `El plan no tiene el eje ${value}; elija uno de la lista.`,
  },
  estrategia: {
    known: ({ rows }) => rows.map(({ strategy }) => strategy.code),
    refusal: (value) => `El plan no tiene la estrategia ${value}; elija una de la lista.`,
  },
  institucion: {
    known: institutionsOf,
    refusal: (value) => `En el plan no participa ${value}; elija una institución de la lista.`,
  },
  solo: {
    known: () => ['responsable'],
    refusal: (value) => `El papel ${value} no existe; marque la casilla o déjela libre.`,
  },
};

/** Reads the parameters of an address; names that the matrix does not know are ignored, empty values ask for nothing. */
export function readMatrixQuery(query: Readonly<Record<string, unknown>>, annex: Annex): MatrixReading {
  const problems: MatrixProblem[] = [];
  const asked = singleValues(query, problems);
  const chosen = (parameter: ChoiceParameter): string | null => {
    const value = asked[parameter] ?? '';
    if (value === '') return null;
    const found = CHOICES[parameter].known(annex).find((each) => spelt(each) === spelt(value));
    if (found === undefined)
      problems.push({ parameter, sentence: CHOICES[parameter].refusal(`«${shortened(value)}»`) });
    return found ?? null;
  };
  const word = chosen('semaforo');
  const filter: MatrixFilter = {
    light: LIGHTS.find((light) => LIGHT_WORDS[light] === word) ?? null,
    objective: chosen('objetivo'),
    axis: chosen('eje'),
    strategy: chosen('estrategia'),
    institution: chosen('institucion'),
    onlyResponsible: chosen('solo') !== null,
    text: textOf(asked, problems),
  };
  return { filter, closed: closedIn(query.cerrados), isPlanOnly: chosen('vista') !== null, asked, problems };
}

function singleValues(query: Readonly<Record<string, unknown>>, problems: MatrixProblem[]): MatrixQuery {
  const asked: Partial<Record<MatrixParameter, string>> = {};
  for (const parameter of MATRIX_PARAMETERS) {
    const value = query[parameter];
    if (typeof value === 'string') asked[parameter] = value.trim();
    if (!Array.isArray(value) || parameter === 'cerrados') continue;
    problems.push({ parameter, sentence: `El filtro «${parameter}» está repetido en la dirección; deje uno solo.` });
  }
  return asked;
}

function textOf({ texto = '' }: MatrixQuery, problems: MatrixProblem[]): string {
  if (texto.length <= LONGEST_TEXT) return texto;
  problems.push({ parameter: 'texto', sentence: `El texto pasa de ${LONGEST_TEXT} caracteres; busque uno más corto.` });
  return '';
}

/** Objectives that do not exist are no mistake: the plan may have had them when the address was kept. */
function closedIn(asked: unknown): ReadonlySet<string> {
  const texts = (Array.isArray(asked) ? asked : [asked]).filter((each) => typeof each === 'string');
  return new Set(texts.flatMap((text) => text.split(',')).flatMap((code) => readCode(code)?.code ?? []));
}

/** Codes with or without their space, in any case. */
function spelt(text: string): string {
  return (readCode(text)?.code ?? text).toLowerCase();
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
