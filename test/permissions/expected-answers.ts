/**
 * What every route answers to every member of the cast, written by hand from the rules of the house and not taken from
 * the program's own table. A route that is missing here fails the test.
 */

import { type Asked, page } from './asked';
import { EXPECTED_OF_REQUESTS } from './expected-of-requests';

const EVERYBODY = '200 200 200 200 200 200 200 200 200 200';
const LOGGED_IN = '303 200 200 200 200 200 200 200 200 200';
const OWN_COMMISSION = '303 403 200 200 200 404 200 200 200 200';
const OTHER_COMMISSION = '303 403 404 404 404 200 404 404 404 200';
const ADMINISTRATORS = '303 403 403 403 403 403 403 403 200 200';
const ADMINISTRATOR = '303 403 403 403 403 403 403 403 404 200';

const ours = (address: string): Asked => ({ address: `/planes/POA-2019/${address}`, answers: OWN_COMMISSION });
const theirs = (address: string): Asked => ({ address: `/planes/REGIONAL-2019/${address}`, answers: OTHER_COMMISSION });
const files = (format: string): [string, Asked[]] => [
  `GET /planes/:plan/anexo-1.${format}`,
  [ours(`anexo-1.${format}`), theirs(`anexo-1.${format}`)],
];

export const EXPECTED: Readonly<Record<string, readonly Asked[]>> = {
  ...EXPECTED_OF_REQUESTS,

  'GET /': page('/', EVERYBODY),
  'GET /health/live': page('/health/live', EVERYBODY),
  'GET /health/ready': page('/health/ready', EVERYBODY),

  'GET /planes/:plan/anexo-1': [ours('anexo-1'), theirs('anexo-1')],
  ...Object.fromEntries(['json', 'csv', 'html', 'xlsx', 'pdf'].map(files)),
  'GET /planes/:plan/objetivos': [ours('objetivos'), theirs('objetivos')],
  'GET /planes/:plan/indicadores/:indicator': [ours('indicadores/LA-2.1.7-1'), theirs('indicadores/LA-1.1.1-1')],
  'GET /planes/:plan/lineas/:line': [ours('lineas/LA-2.1.7'), theirs('lineas/LA-1.1.1')],

  'GET /auditoria': page('/auditoria', ADMINISTRATORS),

  'GET /administracion/personas': page('/administracion/personas', ADMINISTRATORS),
  'GET /administracion/personas/nueva': page('/administracion/personas/nueva', ADMINISTRATORS),
  'POST /administracion/personas/nueva': [
    { address: '/administracion/personas/nueva', answers: '401 403 403 403 403 403 403 403 422 422' },
  ],
  'GET /administracion/personas/:id': [
    { address: '/administracion/personas/{officer}', answers: ADMINISTRATORS },
    { address: '/administracion/personas/{foreign secretary}', answers: ADMINISTRATOR },
    { address: '/administracion/personas/{nobody}', answers: '303 403 403 403 403 403 403 403 404 404' },
  ],
  'POST /administracion/personas/:id/roles': [
    { address: '/administracion/personas/{officer}/roles', answers: '401 403 403 403 403 403 403 403 422 422' },
    {
      address: '/administracion/personas/{foreign secretary}/roles',
      answers: '401 403 403 403 403 403 403 403 404 422',
    },
    {
      address: '/administracion/personas/{spare}/roles',
      fields: { role: 'secretariat', commissionId: '{CRLCTF}' },
      // Who administers one commission gives no role in another.
      answers: '401 403 403 403 403 403 403 403 404 303',
    },
    {
      address: '/administracion/personas/{spare}/roles',
      fields: { role: 'administration' },
      answers: '401 403 403 403 403 403 403 403 404 303',
    },
  ],
  'POST /administracion/personas/:id/roles/:role/retiro': [
    {
      address: '/administracion/personas/{foreign secretary}/roles/{role}/retiro',
      answers: '401 403 403 403 403 403 403 403 404 404',
    },
  ],
  'POST /administracion/personas/:id/invitacion': [
    { address: '/administracion/personas/{officer}/invitacion', answers: '401 403 403 403 403 403 403 403 409 409' },
    {
      address: '/administracion/personas/{foreign secretary}/invitacion',
      answers: '401 403 403 403 403 403 403 403 404 409',
    },
  ],
  'POST /administracion/personas/:id/cierre': [
    { address: '/administracion/personas/{spare}/cierre', answers: '401 403 403 403 403 403 403 403 403 303' },
  ],
  'POST /administracion/personas/:id/apertura': [
    { address: '/administracion/personas/{spare}/apertura', answers: '401 403 403 403 403 403 403 403 403 303' },
  ],
  'POST /administracion/personas/:id/segundo-paso/retiro': [
    {
      address: '/administracion/personas/{spare}/segundo-paso/retiro',
      answers: '401 403 403 403 403 403 403 403 403 303',
    },
  ],

  'GET /administracion': page('/administracion', ADMINISTRATORS),
  'GET /administracion/comisiones': page('/administracion/comisiones', ADMINISTRATORS),
  'GET /administracion/comisiones/nueva': page('/administracion/comisiones/nueva', ADMINISTRATOR),
  'POST /administracion/comisiones/nueva': page(
    '/administracion/comisiones/nueva',
    '401 403 403 403 403 403 403 403 404 422',
  ),
  'GET /administracion/comisiones/:code': [
    { address: '/administracion/comisiones/CNLCTF', answers: ADMINISTRATORS },
    { address: '/administracion/comisiones/CRLCTF', answers: ADMINISTRATOR },
  ],
  'POST /administracion/comisiones/:code': [
    { address: '/administracion/comisiones/CNLCTF', answers: '401 403 403 403 403 403 403 403 422 422' },
    { address: '/administracion/comisiones/CRLCTF', answers: '401 403 403 403 403 403 403 403 404 422' },
  ],
  'POST /administracion/comisiones/:code/membretes': [
    { address: '/administracion/comisiones/CNLCTF/membretes', answers: '401 403 403 403 403 403 403 403 422 422' },
    { address: '/administracion/comisiones/CRLCTF/membretes', answers: '401 403 403 403 403 403 403 403 404 422' },
  ],
  'POST /administracion/comisiones/:code/membretes/:id/retiro': [
    {
      address: '/administracion/comisiones/CNLCTF/membretes/999999/retiro',
      answers: '401 403 403 403 403 403 403 403 404 404',
    },
    {
      address: '/administracion/comisiones/CRLCTF/membretes/999999/retiro',
      answers: '401 403 403 403 403 403 403 403 404 404',
    },
  ],
  'POST /administracion/comisiones/:code/leyendas': [
    { address: '/administracion/comisiones/CNLCTF/leyendas', answers: '401 403 403 403 403 403 403 403 422 422' },
    { address: '/administracion/comisiones/CRLCTF/leyendas', answers: '401 403 403 403 403 403 403 403 404 422' },
  ],
  'POST /administracion/comisiones/:code/leyendas/:since/retiro': [
    {
      address: '/administracion/comisiones/CNLCTF/leyendas/2020-01-01/retiro',
      answers: '401 403 403 403 403 403 403 403 404 404',
    },
    {
      address: '/administracion/comisiones/CRLCTF/leyendas/2020-01-01/retiro',
      answers: '401 403 403 403 403 403 403 403 404 404',
    },
  ],
  'GET /administracion/instituciones': page('/administracion/instituciones', ADMINISTRATOR),
  'GET /administracion/instituciones/nueva': page('/administracion/instituciones/nueva', ADMINISTRATOR),
  'POST /administracion/instituciones/nueva': page(
    '/administracion/instituciones/nueva',
    '401 403 403 403 403 403 403 403 404 422',
  ),
  'GET /administracion/instituciones/:id': page('/administracion/instituciones/{SUNAFIL}', ADMINISTRATOR),
  'POST /administracion/instituciones/:id': page(
    '/administracion/instituciones/{SUNAFIL}',
    '401 403 403 403 403 403 403 403 404 422',
  ),
  'POST /administracion/instituciones/:id/nombres': page(
    '/administracion/instituciones/{SUNAFIL}/nombres',
    '401 403 403 403 403 403 403 403 404 422',
  ),
  'POST /administracion/instituciones/:id/nombres/:name/retiro': page(
    '/administracion/instituciones/{SUNAFIL}/nombres/999999/retiro',
    '401 403 403 403 403 403 403 403 404 404',
  ),
  'GET /administracion/colectivos': page('/administracion/colectivos', ADMINISTRATOR),
  'GET /administracion/colectivos/:id': page('/administracion/colectivos/{GORES}', ADMINISTRATOR),
  'POST /administracion/colectivos/:id/integrantes': page(
    '/administracion/colectivos/{GORES}/integrantes',
    '401 403 403 403 403 403 403 403 404 422',
  ),
  'GET /administracion/colectivos/:id/integrantes/:member/salida': page(
    '/administracion/colectivos/{GORES}/integrantes/999999/salida',
    '303 403 403 403 403 403 403 403 404 404',
  ),
  'POST /administracion/colectivos/:id/integrantes/:member/salida': page(
    '/administracion/colectivos/{GORES}/integrantes/999999/salida',
    '401 403 403 403 403 403 403 403 404 404',
  ),
  'GET /administracion/regiones': page('/administracion/regiones', ADMINISTRATOR),
  'GET /administracion/regiones/:code': page('/administracion/regiones/25', ADMINISTRATOR),
  'POST /administracion/regiones/:code': page('/administracion/regiones/25', '401 403 403 403 403 403 403 403 404 422'),

  'GET /ingresar': page('/ingresar', '200 303 303 303 303 303 303 303 303 303'),
  'POST /ingresar': page('/ingresar', '422 422 422 422 422 422 422 422 422 422'),
  'GET /ingresar/segundo-paso': page('/ingresar/segundo-paso', '303 303 303 303 303 303 303 303 303 303'),
  'POST /ingresar/segundo-paso': page('/ingresar/segundo-paso', '422 422 422 422 422 422 422 422 422 422'),
  'GET /ingresar/directorio': page('/ingresar/directorio', '404 404 404 404 404 404 404 404 404 404'),
  'GET /ingresar/directorio/vuelta': page('/ingresar/directorio/vuelta', '422 422 422 422 422 422 422 422 422 422'),
  'POST /salir': page('/salir', '303 303 303 303 303 303 303 303 303 303'),
  'GET /clave/olvido': page('/clave/olvido', EVERYBODY),
  'POST /clave/olvido': page('/clave/olvido', '422 422 422 422 422 422 422 422 422 422'),
  'GET /clave/:token': page('/clave/no-existe', '410 410 410 410 410 410 410 410 410 410'),
  'POST /clave/:token': page('/clave/no-existe', '410 410 410 410 410 410 410 410 410 410'),
  'GET /invitacion/:token': page('/invitacion/no-existe', '410 410 410 410 410 410 410 410 410 410'),
  'POST /invitacion/:token': page('/invitacion/no-existe', '410 410 410 410 410 410 410 410 410 410'),

  'GET /mi-cuenta': page('/mi-cuenta', LOGGED_IN),
  'POST /mi-cuenta/sesiones/cierre': page('/mi-cuenta/sesiones/cierre', '401 303 303 303 303 303 303 303 303 303'),
  // A login of another person is none of one's own, whoever asks.
  'POST /mi-cuenta/sesiones/:id/cierre': page(
    '/mi-cuenta/sesiones/{login of spare}/cierre',
    '401 404 404 404 404 404 404 404 404 404',
  ),
  'GET /mi-cuenta/clave': page('/mi-cuenta/clave', LOGGED_IN),
  'POST /mi-cuenta/clave': page('/mi-cuenta/clave', '401 422 422 422 422 422 422 422 422 422'),
  'GET /mi-cuenta/segundo-factor': page('/mi-cuenta/segundo-factor', LOGGED_IN),
  'POST /mi-cuenta/segundo-factor': page('/mi-cuenta/segundo-factor', '401 422 422 422 422 422 422 422 422 422'),
  'GET /mi-cuenta/segundo-factor/codigos': page('/mi-cuenta/segundo-factor/codigos', LOGGED_IN),
  'POST /mi-cuenta/segundo-factor/codigos': page(
    '/mi-cuenta/segundo-factor/codigos',
    '401 422 422 422 422 422 422 422 422 422',
  ),
  'GET /mi-cuenta/segundo-factor/retiro': page('/mi-cuenta/segundo-factor/retiro', LOGGED_IN),
  'POST /mi-cuenta/segundo-factor/retiro': page(
    '/mi-cuenta/segundo-factor/retiro',
    '401 422 422 422 422 422 422 422 422 422',
  ),
  'GET /mi-cuenta/llaves': page('/mi-cuenta/llaves', LOGGED_IN),
  'POST /mi-cuenta/llaves': page('/mi-cuenta/llaves', '401 422 422 422 422 422 422 422 422 422'),
  'POST /mi-cuenta/llaves/:id/anulacion': page(
    '/mi-cuenta/llaves/{key of spare}/anulacion',
    '401 404 404 404 404 404 404 404 404 404',
  ),
};
