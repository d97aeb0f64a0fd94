import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createApp } from '../../src/app.setup';
import { AppConfig } from '../../src/config/app-config';
import { ConfigModule } from '../../src/config/config.module';
import { Refusal } from '../../src/domain/refusal';
import { FilesModule } from '../../src/files/files.module';
import { FileIntake } from '../../src/files/intake';
import { Storage } from '../../src/files/storage';
import { receiveFiles } from '../../src/files/upload';
import { Csrf } from '../../src/web/csrf';
import { Does } from '../../src/web/does';
import { configOf } from '../support/app';
import { JPEG, PDF, PNG } from '../support/evidence-files';
import { formBody, type FormPart, type FormTarget, sendBody, sendCut, sendForm, until } from '../support/uploads';
import { newFolder } from '../support/yupana';

/** Answers with what came, and keeps it unless the form says otherwise. */
@Controller('envios')
class UploadsController {
  constructor(
    private readonly intake: FileIntake,
    private readonly config: AppConfig,
  ) {}

  @Get()
  @Does('public')
  form(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): string {
    return new Csrf(this.config).token(request, reply);
  }

  @Post()
  @Does('public')
  take(@Req() request: FastifyRequest) {
    const fields = request.body as Record<string, unknown>;
    return receiveFiles(request, this.intake, async (files) => {
      if (fields.work === 'refuse') throw new Refusal('Falta el título.');
      if (fields.work !== 'forget') for (const file of files) await file.keep();
      return {
        fields,
        files: files.map(({ field, name, kind, sha256, size }) => ({ field, name, kind, sha256, size })),
      };
    });
  }

  @Post('sin-leer')
  @Does('public')
  unread() {
    throw new Refusal('No es el momento.', 'conflict');
  }
}

let folder: string;
let app: NestFastifyApplication;
let target: FormTarget;

beforeAll(async () => {
  folder = join(newFolder(), 'files');
  const config = configOf({ STORAGE_URL: `file:${folder}` });
  class Shell {}
  const imports = [ConfigModule.of(config), FilesModule];
  app = await createApp(config, { module: Shell, imports, controllers: [UploadsController] });
  await app.listen(0, '127.0.0.1');
  const address = `${await app.getUrl()}/envios`;
  const form = await fetch(address);
  const cookie = form.headers.getSetCookie().map((each) => each.split(';', 1)[0] ?? '');
  target = { address, cookie: cookie.join('; '), token: await form.text() };
});
afterAll(() => app.close());

const arriving = (): string[] => (existsSync(join(folder, 'arriving')) ? readdirSync(join(folder, 'arriving')) : []);

function kept(): number {
  if (!existsSync(folder)) return 0;
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => statSync(join(folder, name)).isFile()).length;
}

const csrf = (): FormPart => ({ field: '_csrf', content: target.token });
const file = (name: string, content: Buffer, field = 'archivos'): FormPart => ({ field, name, content });

test('fields and files come as they were sent', async () => {
  const answer = await sendForm(target, [
    { field: 'titulo', content: 'Taller en Ucayali: “trata”' },
    { field: 'linea', content: '1' },
    { field: 'linea', content: '2' },
    file('Informe N° 013-2019.pdf', PDF),
    file('', Buffer.alloc(0), 'otros'),
    file('../../foto ñ.JPG', JPEG, 'fotos'),
    file('captura', PNG),
  ]);
  expect(answer.status).toBe(201);
  const { fields, files } = JSON.parse(answer.body) as {
    fields: object;
    files: { field: string; name: string; kind: string; sha256: string; size: number }[];
  };
  expect(fields).toEqual({ _csrf: target.token, titulo: 'Taller en Ucayali: “trata”', linea: ['1', '2'] });
  expect(files.map(({ field, name, kind }) => [field, name, kind])).toEqual([
    ['archivos', 'Informe N° 013-2019.pdf', 'pdf'],
    ['fotos', 'foto ñ.JPG', 'jpeg'],
    ['archivos', 'captura.png', 'png'],
  ]);
  const sha256 = createHash('sha256').update(PDF).digest('hex');
  expect(files[0]).toMatchObject({ sha256, size: PDF.length });
  expect(await text(await app.get(Storage).open(sha256))).toBe(PDF.toString());
  expect(arriving()).toEqual([]);
});

describe('nothing stays', () => {
  let before: number;
  beforeEach(() => (before = kept()));
  afterEach(() => {
    expect(arriving()).toEqual([]);
    expect(kept()).toBe(before);
  });

  const other = Buffer.concat([PDF, Buffer.from('% otro\n')]);

  test.each<[string, FormPart[], string]>([
    [
      'a file that lies',
      [file('a.pdf', other), file('b.pdf', JPEG)],
      'No se guardó «b.pdf». Su nombre termina en «.pdf»',
    ],
    [
      'an unknown one',
      [file('a.pdf', other), file('b.txt', Buffer.from('hola'))],
      'No se guardó «b.txt». Su contenido',
    ],
    ['an empty one', [file('a.pdf', Buffer.alloc(0))], 'Está vacío'],
    ['eleven files', Array.from({ length: 11 }, () => file('a.pdf', other)), 'Se envían hasta 10 archivos a la vez'],
    ['sixty files', Array.from({ length: 60 }, () => file('a.pdf', other)), 'Se envían hasta 10 archivos a la vez'],
    ['a field behind files', [file('a.pdf', other), { field: 'x', content: '1' }], 'datos detrás de los archivos'],
    ['many fields', Array.from({ length: 501 }, () => ({ field: 'x', content: '1' })), 'más texto del que se admite'],
    ['much text', [{ field: 'x', content: 'a'.repeat(1024 * 1024 + 1) }], 'más texto del que se admite'],
    ['work that refuses', [{ field: 'work', content: 'refuse' }, file('a.pdf', other)], 'Falta el título.'],
  ])('of a form with %s', async (_name, parts, told) => {
    const answer = await sendForm(target, parts);
    expect(JSON.parse(answer.body)).toMatchObject({ status: 422, sentence: expect.stringContaining(told) as string });
  });

  test('of a form of another site', async () => {
    const answer = await sendForm({ ...target, token: 'x' }, [file('a.pdf', other)]);
    expect(answer.status).toBe(403);
  });

  test('of what the work does not keep', async () => {
    const answer = await sendForm(target, [{ field: 'work', content: 'forget' }, file('a.pdf', other)]);
    expect(answer.status).toBe(201);
  });

  test('of a file above 50 MB, and the sender reads why', async () => {
    const large = Buffer.concat([PDF, Buffer.alloc(50 * 1024 * 1024)]);
    const answer = await sendForm(target, [file('a.pdf', other), file('grande.pdf', large)]);
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('No se guardó «grande.pdf». Pesa más de 50 MB');
  });

  test('of an upload that is cut in its second file', async () => {
    const body = formBody([csrf(), file('a.pdf', other), file('b.pdf', Buffer.concat([PDF, Buffer.alloc(3_000_000)]))]);
    await sendCut(target, body, 1_000_000, () => until(() => arriving().length === 2));
    await until(() => arriving().length === 0);
  });

  test('of one that is cut between fields', async () => {
    const body = formBody([{ field: 'a', content: 'x'.repeat(500) }, file('a.pdf', other)]);
    await sendCut(target, body, 300, () => new Promise((resolve) => setTimeout(resolve, 50)));
  });

  test('of one whose end is missing', async () => {
    const whole = formBody([csrf(), file('a.pdf', other)]);
    const answer = await sendBody(target, whole.subarray(0, whole.length - 30));
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });

  test('of one that nobody reads, and its sender gets the answer', async () => {
    const unread = { ...target, address: `${target.address}/sin-leer` };
    const large = Buffer.concat([PDF, Buffer.alloc(5_000_000)]);
    const answer = await sendForm(unread, [file('a.pdf', large)]);
    expect(answer.status).toBe(409);
    expect((await sendForm(unread, [])).status).toBe(409);
  });
});
