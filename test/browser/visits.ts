import type { Member } from '../support/cast';
import { ERROR_STATES } from '../support/error-states';

/** A page in one of its states. */
export interface Visit {
  /** Of its pictures too. */
  readonly name: string;
  readonly site: 'sample' | 'empty' | 'reporting' | 'errors';
  readonly address: string;
  readonly status: number;
  /** Who has logged in; missing: nobody. */
  readonly as?: Member;
  /** Whether pictures of it are kept: one of each kind of page. */
  readonly isPictured: boolean;
}

/** The catalogues of the administrator. */
const CATALOGUE_PAGES: Readonly<Record<string, readonly Visit[]>> = {
  '/administracion': [keeping('catalogos', '', true)],
  '/administracion/comisiones': [keeping('comisiones', '/comisiones')],
  '/administracion/comisiones/nueva': [keeping('comision-nueva', '/comisiones/nueva')],
  '/administracion/comisiones/:code': [keeping('comision', '/comisiones/CNLCTF')],
  '/administracion/instituciones': [keeping('instituciones', '/instituciones')],
  '/administracion/instituciones/nueva': [keeping('institucion-nueva', '/instituciones/nueva')],
  '/administracion/instituciones/:id': [keeping('institucion', '/instituciones/17')],
  '/administracion/colectivos': [keeping('colectivos', '/colectivos')],
  '/administracion/colectivos/:id': [keeping('colectivo', '/colectivos/24')],
  '/administracion/colectivos/:id/integrantes/:member/salida': [
    keeping('salida-de-colectivo', '/colectivos/24/integrantes/26/salida'),
  ],
  '/administracion/regiones': [keeping('regiones', '/regiones')],
  '/administracion/regiones/:code': [keeping('region', '/regiones/25')],
};

/** Coming in, and the own account. */
const ACCESS_PAGES: Readonly<Record<string, readonly Visit[]>> = {
  '/administracion/personas': [keeping('personas', '/personas')],
  '/administracion/personas/nueva': [keeping('invitar', '/personas/nueva', true)],
  '/administracion/personas/:id': [keeping('persona', '/personas/1')],
  '/auditoria': [
    { name: 'auditoria', site: 'sample', address: '/auditoria', status: 200, as: 'administrator', isPictured: false },
    {
      name: 'auditoria-fecha-errada',
      site: 'sample',
      address: '/auditoria?desde=ayer',
      status: 422,
      as: 'administrator',
      isPictured: false,
    },
  ],
  '/ingresar': [outside('ingresar', '/ingresar', 200, true)],
  '/ingresar/segundo-paso': [outside('segundo-paso-sin-ingreso', '/ingresar/segundo-paso', 200)],
  '/ingresar/directorio': [outside('sin-directorio', '/ingresar/directorio', 404)],
  '/ingresar/directorio/vuelta': [outside('vuelta-sin-directorio', '/ingresar/directorio/vuelta', 422)],
  '/clave/olvido': [outside('clave-olvidada', '/clave/olvido', 200)],
  '/clave/:token': [outside('enlace-desconocido', '/clave/no-existe', 410, true)],
  '/invitacion/:token': [outside('invitacion-desconocida', '/invitacion/no-existe', 410)],
  '/mi-cuenta': [inside('mi-cuenta', '')],
  '/mi-cuenta/clave': [inside('cambiar-la-clave', '/clave', true)],
  '/mi-cuenta/segundo-factor': [inside('segundo-factor', '/segundo-factor')],
  '/mi-cuenta/segundo-factor/codigos': [inside('renovar-codigos', '/segundo-factor/codigos')],
  '/mi-cuenta/segundo-factor/retiro': [inside('quitar-segundo-factor', '/segundo-factor/retiro')],
  '/mi-cuenta/llaves': [inside('llaves', '/llaves', true)],
};

/** What institutions report: nothing yet in the first request, a whole draft in the second, the third is sent. */
const REPORT_PAGES: Readonly<Record<string, readonly Visit[]>> = {
  '/mis-reportes': [reporting('mis-reportes', '')],
  '/mis-reportes/:request/:institution': [reporting('requerimiento-de-institucion', '/1/SUNAFIL')],
  '/mis-reportes/:request/:institution/:line': [
    reporting('reporte', '/1/SUNAFIL/LA-1.4.4'),
    reporting('reporte-con-borrador', '/2/SUNAFIL/LA-1.4.4'),
    { ...reporting('reporte-en-nombre', '/3/SUNAFIL/LA-1.4.4'), as: 'secretary' },
  ],
  '/mis-reportes/:request/:institution/:line/sustentos': [reporting('sustentos', '/2/SUNAFIL/LA-1.4.4/sustentos')],
  '/mis-reportes/:request/:institution/:line/revision': [
    reporting('revisar-reporte', '/2/SUNAFIL/LA-1.4.4/revision'),
    { ...reporting('registrar-carta', '/2/SUNAFIL/LA-1.4.4/revision'), as: 'secretary' },
  ],
  '/mis-reportes/:request/:institution/:line/constancia': [reporting('constancia', '/3/SUNAFIL/LA-1.4.4/constancia')],
};

function reporting(name: string, path: string): Visit {
  return { name, site: 'reporting', address: `/mis-reportes${path}`, status: 200, as: 'officer', isPictured: false };
}

/** What the secretariat asks for: three requests in the site of reports, none in that of the sample. */
const REQUEST_PAGES: Readonly<Record<string, readonly Visit[]>> = {
  '/requerimientos': [requesting('requerimientos', ''), { ...requesting('sin-requerimientos', ''), site: 'sample' }],
  '/requerimientos/nuevo': [requesting('requerimiento-nuevo', '/nuevo')],
  '/requerimientos/:id': [
    requesting('requerimiento', '/3'),
    { ...requesting('requerimiento-desconocido', '/9'), status: 404 },
  ],
  '/requerimientos/:id/instituciones/:institution': [requesting('requerimiento-a-una', '/3/instituciones/SUNAFIL')],
};

function requesting(name: string, path: string): Visit {
  return {
    name,
    site: 'reporting',
    address: `/requerimientos${path}`,
    status: 200,
    as: 'secretary',
    isPictured: false,
  };
}

/** What the secretariat reviews: one report waits in the site of reports. */
const REVIEW_PAGES: Readonly<Record<string, readonly Visit[]>> = {
  '/revision': [reviewing('revision', ''), { ...reviewing('revision-vacia', ''), site: 'sample' }],
  '/revision/:id': [
    reviewing('reporte-por-revisar', '/1'),
    { ...reviewing('reporte-ajeno', '/1'), status: 404, as: 'foreign secretary' },
    { ...reviewing('reporte-ante-la-presidencia', '/1'), as: 'president' },
  ],
  '/revision/duplicados': [reviewing('duplicados', '/duplicados')],
};

function reviewing(name: string, path: string): Visit {
  return { name, site: 'reporting', address: `/revision${path}`, status: 200, as: 'secretary', isPictured: false };
}

function outside(name: string, address: string, status: number, isPictured = false): Visit {
  return { name, site: 'sample', address, status, isPictured };
}

function inside(name: string, path: string, isPictured = false): Visit {
  return { name, site: 'sample', address: `/mi-cuenta${path}`, status: 200, as: 'officer', isPictured };
}

function keeping(name: string, path: string, isPictured = false): Visit {
  return { name, site: 'sample', address: `/administracion${path}`, status: 200, as: 'administrator', isPictured };
}

/** Every page of the site in the states that look different, by its route; a new route has to be added here. */
export const PAGES: Readonly<Record<string, readonly Visit[]>> = {
  '/': [
    { name: 'portada', site: 'sample', address: '/', status: 200, isPictured: true },
    { name: 'sin-rol', site: 'sample', address: '/', status: 200, as: 'outsider', isPictured: false },
    { name: 'tablero', site: 'sample', address: '/', status: 200, as: 'administrator', isPictured: true },
    {
      name: 'tablero-de-la-secretaria',
      site: 'reporting',
      address: '/',
      status: 200,
      as: 'secretary',
      isPictured: false,
    },
    { name: 'tablero-de-una-oficial', site: 'reporting', address: '/', status: 200, as: 'officer', isPictured: false },
    { name: 'sin-planes', site: 'empty', address: '/', status: 200, as: 'administrator', isPictured: true },
  ],
  '/planes/:plan/anexo-1': [
    {
      name: 'anexo-1',
      site: 'sample',
      address: '/planes/POA-2019/anexo-1',
      status: 200,
      as: 'administrator',
      isPictured: true,
    },
    {
      name: 'anexo-1-plan',
      site: 'sample',
      address: '/planes/POA-2019/anexo-1?vista=plan',
      status: 200,
      as: 'administrator',
      isPictured: true,
    },
    {
      name: 'anexo-1-cerrado',
      site: 'sample',
      address: '/planes/POA-2019/anexo-1?cerrados=OE1,OE2,OE3',
      status: 200,
      as: 'administrator',
      isPictured: true,
    },
    {
      name: 'anexo-1-sin-filas',
      site: 'sample',
      address: '/planes/POA-2019/anexo-1?texto=zzzz',
      status: 200,
      as: 'administrator',
      isPictured: false,
    },
    {
      name: 'anexo-1-filtro-errado',
      site: 'sample',
      address: '/planes/POA-2019/anexo-1?semaforo=azul',
      status: 422,
      as: 'administrator',
      isPictured: true,
    },
    {
      name: 'plan-desconocido',
      site: 'sample',
      address: '/planes/POA-1999/anexo-1',
      status: 404,
      as: 'administrator',
      isPictured: false,
    },
  ],
  '/planes/:plan/indicadores/:indicator': [
    {
      name: 'indicador',
      site: 'sample',
      address: '/planes/POA-2019/indicadores/LA-2.1.7-1',
      status: 200,
      as: 'administrator',
      isPictured: true,
    },
    {
      name: 'indicador-sin-datos',
      site: 'sample',
      address: '/planes/POA-2019/indicadores/LA-1.4.4-1',
      status: 200,
      as: 'administrator',
      isPictured: false,
    },
    {
      name: 'indicador-de-objetivo',
      site: 'sample',
      address: '/planes/POA-2019/indicadores/OE-1-1',
      status: 200,
      as: 'administrator',
      isPictured: false,
    },
    {
      name: 'indicador-desconocido',
      site: 'sample',
      address: '/planes/POA-2019/indicadores/LA-9.9.9-1',
      status: 404,
      as: 'administrator',
      isPictured: false,
    },
  ],
  '/planes/:plan/lineas/:line': [
    {
      name: 'linea',
      site: 'sample',
      address: '/planes/POA-2019/lineas/LA-2.1.7',
      status: 200,
      as: 'administrator',
      isPictured: true,
    },
    {
      name: 'linea-desconocida',
      site: 'sample',
      address: '/planes/POA-2019/lineas/LA-9.9.9',
      status: 404,
      as: 'administrator',
      isPictured: false,
    },
  ],
  ...CATALOGUE_PAGES,
  ...ACCESS_PAGES,
  ...REPORT_PAGES,
  ...REQUEST_PAGES,
  ...REVIEW_PAGES,
  '/planes/:plan/objetivos': [
    {
      name: 'objetivos',
      site: 'sample',
      address: '/planes/POA-2019/objetivos',
      status: 200,
      as: 'administrator',
      isPictured: true,
    },
  ],
};

/** Answers of the site that are no pages. */
export const FILES = /^\/planes\/:plan\/anexo-1\.(json|csv|html|xlsx|pdf)$|^\/health\/|^\/evidencias\/|\.(pdf|docx)$/;

export const ERRORS: readonly Visit[] = ERROR_STATES.map((status) => ({
  name: `error-${status}`,
  site: 'errors',
  address: `/errores/${status}`,
  status,
  isPictured: status === 404 || status === 500,
}));

export const VISITS: readonly Visit[] = [...Object.values(PAGES).flat(), ...ERRORS];
