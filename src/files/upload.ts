/**
 * Forms with files, read as they come: the fields first, which are the request's body for whoever looks at it, then
 * file by file while they are taken in. No file is ever whole in memory, and nothing is kept of a form that was cut.
 */
import fastifyMultipart, { type Multipart, type MultipartFile } from '@fastify/multipart';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../domain/refusal';
import { type FileIntake, LARGEST_FILE, type TakenFile } from './intake';
import { codeOf } from './refusals';

/** Of one form; more are sent with a second one. */
export const MOST_FILES = 10;

/** A file with the name of the form's field in which it came. */
export interface SentFile extends TakenFile {
  readonly field: string;
}

/** A form of which the fields have been read and the files are still to come. */
interface ComingForm {
  readonly parts: AsyncIterator<Multipart>;
  /** The first file; null where the form has none. */
  readonly first: MultipartFile | null;
}

const MOST_FIELDS = 500;
/** Of all fields together, as of forms without files. */
const LONGEST_FIELDS = 1024 * 1024;
/** A file field left empty is sent too. */
const LIMITS = { fields: MOST_FIELDS, fieldSize: LONGEST_FIELDS, files: 5 * MOST_FILES, fileSize: Infinity } as const;
/** Of what was answered already so much is still read: the browser shows the answer when it is through. */
const LARGEST_REST = (MOST_FILES + 2) * LARGEST_FILE;
const LONGEST_SILENCE_MS = 60_000;

const coming = new WeakMap<FastifyRequest, ComingForm>();

/** Makes the server read forms with files. */
export async function acceptUploads(app: NestFastifyApplication): Promise<void> {
  await app.register(fastifyMultipart);
  const server = app.getHttpAdapter().getInstance();
  server.addHook('preHandler', async (request) => {
    if (request.isMultipart()) await readFields(request);
  });
  server.addHook('onResponse', (request, _reply, done) => {
    if (coming.has(request)) readRest(request);
    done();
  });
}

/**
 * Takes in the files of a form and hands them to the work, which keeps them: `await file.keep()`. What it does not
 * keep is gone afterwards, as is everything where one file is refused or the upload is cut. Throws a Refusal.
 */
export async function receiveFiles<T>(
  request: FastifyRequest,
  intake: FileIntake,
  work: (files: readonly SentFile[]) => Promise<T>,
): Promise<T> {
  const taken: SentFile[] = [];
  try {
    for await (const part of filesOf(request)) {
      if (taken.length === MOST_FILES) throw tooMany();
      const file = await intake.take(piecesOf(part), part.filename);
      taken.push({ ...file, field: part.fieldname });
    }
    return await work(taken);
  } finally {
    for (const file of taken) await file.discard();
  }
}

async function readFields(request: FastifyRequest): Promise<void> {
  // Whoever stops sending does not hold a place for ever; the server ends the connection.
  if ('setTimeout' in request.raw) request.raw.setTimeout(LONGEST_SILENCE_MS);
  const parts = request.parts({ limits: LIMITS })[Symbol.asyncIterator]();
  const fields = new Map<string, string[]>();
  let length = 0;
  try {
    for (let part = await nextPart(parts); ; part = await nextPart(parts)) {
      const first = part.done !== true && part.value.type === 'file' ? part.value : null;
      if (part.done === true || part.value.type === 'file') {
        coming.set(request, { parts, first });
        break;
      }
      const { fieldname, value } = part.value;
      length += String(value).length;
      if (length > LONGEST_FIELDS) throw tooMuchText();
      fields.set(fieldname, [...(fields.get(fieldname) ?? []), String(value)]);
    }
  } catch (error) {
    coming.set(request, { parts, first: null });
    throw error;
  }
  request.body = Object.fromEntries([...fields].map(([name, all]) => [name, all.length > 1 ? all : all[0]]));
}

async function* filesOf(request: FastifyRequest): AsyncGenerator<MultipartFile> {
  const form = coming.get(request);
  if (!form) throw new Refusal('El formulario no trae archivos. Ábralo de nuevo y envíelo otra vez.');
  for (let part: Multipart | null = form.first; part !== null;) {
    if (part.type !== 'file') {
      throw new Refusal('El formulario trae datos detrás de los archivos y no se guardó nada. Ábralo de nuevo.');
    }
    // A file field that was left empty.
    if (part.filename) yield part;
    else part.file.resume();
    const next = await nextPart(form.parts);
    part = next.done === true ? null : next.value;
  }
}

function readRest({ raw }: FastifyRequest): void {
  let rest = 0;
  raw.unpipe();
  raw.on('data', (piece: Buffer) => {
    rest += piece.length;
    if (rest > LARGEST_REST) raw.destroy();
  });
  raw.resume();
}

async function nextPart(parts: AsyncIterator<Multipart>): Promise<IteratorResult<Multipart>> {
  try {
    return await parts.next();
  } catch (error) {
    throw told(error);
  }
}

/** The pieces of a file; a connection that breaks is told as what it is. */
async function* piecesOf({ file }: MultipartFile): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of file) yield piece as Buffer;
  } catch (error) {
    throw told(error);
  }
}

function told(error: unknown): unknown {
  switch (codeOf(error)) {
    case 'FST_FILES_LIMIT':
      return tooMany();
    case 'FST_FIELDS_LIMIT':
    case 'FST_PARTS_LIMIT':
      return tooMuchText();
    case 'FST_PROTO_VIOLATION':
      return error;
    default:
      return new Refusal('El envío se cortó antes de terminar y no se guardó nada. Envíelo otra vez.');
  }
}

function tooMany(): Refusal {
  return new Refusal(
    `Se envían hasta ${MOST_FILES} archivos a la vez y no se guardó ninguno. Envíe los demás en un segundo envío.`,
  );
}

function tooMuchText(): Refusal {
  return new Refusal(
    'El formulario trae más texto del que se admite y no se guardó nada. Acórtelo y envíelo otra vez.',
  );
}
