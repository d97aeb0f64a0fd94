/** Forms with files, sent over a socket piece by piece: whole, slowly, or cut in the middle. */
import { request as httpRequest } from 'node:http';

export interface FormPart {
  readonly field: string;
  /** None: a field of text. */
  readonly name?: string;
  readonly content: string | Buffer;
}

export interface Answered {
  readonly status: number;
  readonly body: string;
}

const BOUNDARY = 'yupana-tests-7d1c';
export const FORM_TYPE = `multipart/form-data; boundary=${BOUNDARY}`;

/** The body of a form with these parts, in their order. */
export function formBody(parts: readonly FormPart[]): Buffer {
  const pieces = parts.flatMap(({ field, name, content }) => {
    const file = name === undefined ? '' : `; filename="${name}"\r\nContent-Type: application/octet-stream`;
    const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${field}"${file}\r\n\r\n`;
    return [Buffer.from(head), Buffer.from(content), Buffer.from('\r\n')];
  });
  return Buffer.concat([...pieces, Buffer.from(`--${BOUNDARY}--\r\n`)]);
}

/** A site's address with the cookie and the token of its forms. */
export interface FormTarget {
  readonly address: string;
  readonly cookie: string;
  readonly token: string;
}

/** Sends a form, with its token as the first field, and resolves to the answer. */
export function sendForm(target: FormTarget, parts: readonly FormPart[]): Promise<Answered> {
  return sendBody(target, formBody([{ field: '_csrf', content: target.token }, ...parts]));
}

export function sendBody(target: FormTarget, body: Buffer): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(target.address, { method: 'POST', headers: headersOf(target, body) }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => (text += piece));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** Sends the first bytes of a form, waits until they have had an effect, and cuts the connection. */
export async function sendCut(
  target: FormTarget,
  body: Buffer,
  bytes: number,
  untilSeen: () => Promise<void>,
): Promise<void> {
  const request = httpRequest(target.address, { method: 'POST', headers: headersOf(target, body) });
  request.on('error', () => undefined);
  request.write(body.subarray(0, bytes));
  await untilSeen().finally(() => request.destroy());
}

function headersOf({ cookie }: FormTarget, body: Buffer): Record<string, string | number> {
  return { 'content-type': FORM_TYPE, 'content-length': body.length, accept: 'application/json', cookie };
}

/** Waits until something holds, in small steps; fails after ten seconds. */
export async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 10_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error('It did not come to hold.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
