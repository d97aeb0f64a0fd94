/** What the routes of requests, reports, their review and their evidence answer, by hand like the others. */
import { type Asked, page } from './asked';

const SECRETARIAT = '303 403 403 403 200 200 403 403 403 403';
const OWN_SECRETARIAT = '303 403 403 403 200 404 403 403 403 403';

/** A page of SUNAFIL's answer, for its officer and for the secretariat that records on its behalf. */
const reports = (address: string, status: string): Asked => ({
  address: `/mis-reportes/{request}/SUNAFIL${address}`,
  answers: `303 403 ${status} 404 ${status} 404 403 403 403 403`,
});
const sends = (address: string, status: string): Asked => ({
  address: `/mis-reportes/{request}/SUNAFIL${address}`,
  answers: `401 403 ${status} 404 ${status} 404 403 403 403 403`,
});

export const EXPECTED_OF_REQUESTS: Readonly<Record<string, readonly Asked[]>> = {
  // What is not there and what may not be seen answer alike.
  'GET /evidencias/:id': [
    { address: '/evidencias/{evidence}', answers: '303 403 200 404 200 404 403 403 403 403' },
    { address: '/evidencias/999999', answers: '303 403 404 404 404 404 403 403 403 403' },
  ],

  'GET /requerimientos': page('/requerimientos', SECRETARIAT),
  'GET /requerimientos/nuevo': page('/requerimientos/nuevo', SECRETARIAT),
  'POST /requerimientos/nuevo': page('/requerimientos/nuevo?plan=POA-2019', '401 403 403 403 422 404 403 403 403 403'),
  'GET /requerimientos/:id': page('/requerimientos/{request}', OWN_SECRETARIAT),
  'POST /requerimientos/:id/recordatorio': page(
    '/requerimientos/{request}/recordatorio',
    '401 403 403 403 303 404 403 403 403 403',
  ),
  'POST /requerimientos/:id/cierre': page(
    '/requerimientos/{request}/cierre',
    '401 403 403 403 303 404 403 403 403 403',
  ),
  'POST /requerimientos/:id/apertura': page(
    '/requerimientos/{request}/apertura',
    '401 403 403 403 303 404 403 403 403 403',
  ),
  'GET /requerimientos/:id/oficio.pdf': page('/requerimientos/{request}/oficio.pdf', OWN_SECRETARIAT),
  'GET /requerimientos/:id/oficio.docx': page('/requerimientos/{request}/oficio.docx', OWN_SECRETARIAT),
  'GET /requerimientos/:id/instituciones/:institution': page(
    '/requerimientos/{request}/instituciones/SUNAFIL',
    OWN_SECRETARIAT,
  ),
  'POST /requerimientos/:id/instituciones/:institution/prorroga': page(
    '/requerimientos/{request}/instituciones/SUNAFIL/prorroga',
    '401 403 403 403 422 404 403 403 403 403',
  ),
  'POST /requerimientos/:id/instituciones/:institution/recepcion': page(
    '/requerimientos/{request}/instituciones/SUNAFIL/recepcion',
    '401 403 403 403 422 404 403 403 403 403',
  ),

  'GET /mis-reportes': page('/mis-reportes', '303 403 200 200 403 403 403 403 403 403'),
  'GET /mis-reportes/:request/:institution': [reports('', '200')],
  'GET /mis-reportes/:request/:institution/:line': [reports('/LA-1.4.4', '200')],
  'POST /mis-reportes/:request/:institution/:line': [sends('/LA-1.4.4', '303')],
  'GET /mis-reportes/:request/:institution/:line/revision': [reports('/LA-1.4.4/revision', '303')],
  'POST /mis-reportes/:request/:institution/:line/revision': [sends('/LA-1.4.4/revision', '422')],
  'GET /mis-reportes/:request/:institution/:line/constancia': [reports('/LA-1.4.4/constancia', '200')],
  'GET /mis-reportes/:request/:institution/:line/constancia.pdf': [reports('/LA-1.4.4/constancia.pdf', '200')],
  'GET /mis-reportes/:request/:institution/:line/sustentos': [reports('/LA-1.4.4/sustentos', '200')],
  'POST /mis-reportes/:request/:institution/:line/sustentos/:activity': [sends('/LA-1.4.4/sustentos/no-existe', '422')],
  'POST /mis-reportes/:request/:institution/:line/sustentos/:activity/archivos/:id/quitar': [
    sends('/LA-1.4.4/sustentos/no-existe/archivos/999999/quitar', '404'),
  ],
  'POST /mis-reportes/:request/:institution/preguntas/:position': [sends('/preguntas/1', '303')],

  'GET /revision': page('/revision', '303 403 403 403 200 200 200 403 403 403'),
  'POST /revision': page('/revision', '401 403 403 403 422 422 422 403 403 403'),
  'GET /revision/:id': page('/revision/{submission}', '303 403 403 403 200 404 200 403 403 403'),
  'POST /revision/:id/validacion': page('/revision/999999/validacion', '401 403 403 403 404 404 404 403 403 403'),
  'POST /revision/:id/observaciones': page('/revision/999999/observaciones', '401 403 403 403 404 404 404 403 403 403'),
  'POST /revision/:id/retiro-de-validacion': page(
    '/revision/999999/retiro-de-validacion',
    '401 403 403 403 404 404 403 403 403 403',
  ),
  'GET /revision/duplicados': page('/revision/duplicados', '303 403 403 403 200 200 403 403 403 403'),
  'POST /revision/duplicados': page('/revision/duplicados', '401 403 403 403 422 422 403 403 403 403'),
  'POST /revision/duplicados/:activity/separacion': page(
    '/revision/duplicados/999999/separacion',
    '401 403 403 403 404 404 403 403 403 403',
  ),
};
