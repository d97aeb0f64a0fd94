import { ERROR_STATES } from '../support/error-states';

/** A page in one of its states. */
export interface Visit {
  /** Of its pictures too. */
  readonly name: string;
  readonly site: 'sample' | 'empty' | 'errors';
  readonly address: string;
  readonly status: number;
  /** Whether pictures of it are kept: one of each kind of page. */
  readonly isPictured: boolean;
}

/** Every page of the site in the states that look different, by its route; a new route has to be added here. */
export const PAGES: Readonly<Record<string, readonly Visit[]>> = {
  '/': [
    { name: 'tablero', site: 'sample', address: '/', status: 200, isPictured: true },
    { name: 'sin-planes', site: 'empty', address: '/', status: 200, isPictured: true },
  ],
  '/planes/:plan/anexo-1': [
    { name: 'anexo-1', site: 'sample', address: '/planes/POA-2019/anexo-1', status: 200, isPictured: true },
    {
      name: 'anexo-1-plan',
      site: 'sample',
      address: '/planes/POA-2019/anexo-1?vista=plan',
      status: 200,
      isPictured: true,
    },
    {
      name: 'anexo-1-cerrado',
      site: 'sample',
      address: '/planes/POA-2019/anexo-1?cerrados=OE1,OE2,OE3',
      status: 200,
      isPictured: true,
    },
    {
      name: 'anexo-1-sin-filas',
      site: 'sample',
      address: '/planes/POA-2019/anexo-1?texto=zzzz',
      status: 200,
      isPictured: false,
    },
    {
      name: 'anexo-1-filtro-errado',
      site: 'sample',
      address: '/planes/POA-2019/anexo-1?semaforo=azul',
      status: 422,
      isPictured: true,
    },
    { name: 'plan-desconocido', site: 'sample', address: '/planes/POA-1999/anexo-1', status: 404, isPictured: false },
  ],
  '/planes/:plan/indicadores/:indicator': [
    {
      name: 'indicador',
      site: 'sample',
      address: '/planes/POA-2019/indicadores/LA-2.1.7-1',
      status: 200,
      isPictured: true,
    },
    {
      name: 'indicador-sin-datos',
      site: 'sample',
      address: '/planes/POA-2019/indicadores/LA-1.4.4-1',
      status: 200,
      isPictured: false,
    },
    {
      name: 'indicador-de-objetivo',
      site: 'sample',
      address: '/planes/POA-2019/indicadores/OE-1-1',
      status: 200,
      isPictured: false,
    },
    {
      name: 'indicador-desconocido',
      site: 'sample',
      address: '/planes/POA-2019/indicadores/LA-9.9.9-1',
      status: 404,
      isPictured: false,
    },
  ],
  '/planes/:plan/lineas/:line': [
    { name: 'linea', site: 'sample', address: '/planes/POA-2019/lineas/LA-2.1.7', status: 200, isPictured: true },
    {
      name: 'linea-desconocida',
      site: 'sample',
      address: '/planes/POA-2019/lineas/LA-9.9.9',
      status: 404,
      isPictured: false,
    },
  ],
  '/planes/:plan/objetivos': [
    { name: 'objetivos', site: 'sample', address: '/planes/POA-2019/objetivos', status: 200, isPictured: true },
  ],
};

/** Answers of the site that are no pages. */
export const FILES = /^\/planes\/:plan\/anexo-1\.(json|csv|html|xlsx|pdf)$/;

export const ERRORS: readonly Visit[] = ERROR_STATES.map((status) => ({
  name: `error-${status}`,
  site: 'errors',
  address: `/errores/${status}`,
  status,
  isPictured: status === 404 || status === 500,
}));

export const VISITS: readonly Visit[] = [...Object.values(PAGES).flat(), ...ERRORS];
