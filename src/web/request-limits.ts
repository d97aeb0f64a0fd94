import type { Socket } from 'node:net';

const KIBIBYTE = 1024;

/**
 * What one request may take: a form of a mebibyte, headers of 16 kibibytes within 15 seconds, and half an hour until
 * the last byte of fifty megabytes has come over a slow line; a file that falls silent for a minute is given up before.
 */
export const REQUEST_LIMITS = {
  bodyLimit: KIBIBYTE * KIBIBYTE,
  requestTimeout: 30 * 60_000,
  http: { maxHeaderSize: 16 * KIBIBYTE, headersTimeout: 15_000 },
  clientErrorHandler: tellUnreadable,
};

const WORDS: Readonly<Record<string, readonly [status: string, sentence: string]>> = {
  HPE_HEADER_OVERFLOW: [
    '431 Request Header Fields Too Large',
    'Los encabezados de la solicitud pasan el tamaño permitido. Borre las cookies de este sitio y vuelva a intentarlo.',
  ],
  ERR_HTTP_REQUEST_TIMEOUT: [
    '408 Request Timeout',
    'La solicitud no llegó completa a tiempo. Revise su conexión y vuelva a intentarlo.',
  ],
};
const UNREADABLE = ['400 Bad Request', 'La solicitud no se entiende. Vuelva a intentarlo con un navegador.'] as const;

/** Answers what is not even a request; there is no route, no page and no log of it beyond this. */
function tellUnreadable(error: { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, sentence] = WORDS[error.code ?? ''] ?? UNREADABLE;
  const head = ['content-type: text/plain; charset=utf-8', `content-length: ${Buffer.byteLength(sentence)}`];
  socket.end(`HTTP/1.1 ${status}\r\n${head.join('\r\n')}\r\nconnection: close\r\n\r\n${sentence}`);
}
