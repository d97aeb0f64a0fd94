/** Title and sentence of an error page: what happened and what to do. */
export interface ErrorWords {
  readonly title: string;
  readonly sentence: string;
}

const WORDS: Readonly<Record<number, ErrorWords>> = {
  400: {
    title: 'Solicitud no válida',
    sentence: 'La dirección o los datos enviados no se entienden. Revise la dirección o vuelva a la página anterior.',
  },
  401: {
    title: 'Falta ingresar',
    sentence:
      'Su ingreso venció o no ha ingresado, y no se guardó nada. Ingrese en otra pestaña, vuelva a esta página con el botón «atrás» y envíe otra vez.',
  },
  403: {
    title: 'Sin permiso',
    sentence: 'Su cuenta no tiene permiso para esta página. Si lo necesita, pídalo a la secretaría técnica.',
  },
  404: {
    title: 'Página no encontrada',
    sentence: 'No hay ninguna página en esta dirección. Revise que esté bien escrita o empiece por el tablero.',
  },
  409: {
    title: 'No se puede hacer ahora',
    sentence: 'Otra persona cambió estos datos. Abra la página de nuevo y revise antes de volver a intentarlo.',
  },
  413: {
    title: 'Envío demasiado grande',
    sentence: 'Lo enviado pasa el tamaño permitido. Envíe un archivo más pequeño.',
  },
  415: {
    title: 'Tipo de envío no admitido',
    sentence: 'El sistema no lee este tipo de datos. Use el formulario de la página.',
  },
  422: {
    title: 'Datos por corregir',
    sentence: 'Los datos enviados no se pueden guardar. Corríjalos y vuelva a enviarlos.',
  },
  429: { title: 'Demasiadas solicitudes', sentence: 'Espere un minuto y vuelva a intentarlo.' },
  503: {
    title: 'Servicio no disponible',
    sentence: 'El sistema se está reiniciando. Espere un minuto y vuelva a intentarlo.',
  },
};

const UNEXPECTED: ErrorWords = {
  title: 'Error del sistema',
  sentence:
    'Ocurrió un error que no esperábamos y lo que hacía no se guardó. Vuelva a intentarlo; si se repite, dé a la secretaría técnica el número de referencia.',
};

/** The words of a status; of one without its own those of its hundred. */
export function errorWords(status: number): ErrorWords {
  return WORDS[status] ?? (status < 500 ? WORDS[400] : undefined) ?? UNEXPECTED;
}
