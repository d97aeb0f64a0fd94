import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppConfig } from './app-config';
import type { Variables } from './environment';
import { readConfig } from './read-config';

const SECRET = 'x'.repeat(32);

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'yupana-config-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function configOf(variables: Variables): AppConfig {
  const reading = readConfig({ APP_SECRET: SECRET, ...variables }, folder);
  if ('problems' in reading) throw new Error(reading.problems.join('\n'));
  return reading.config;
}

function problemsOf(variables: Variables): readonly string[] {
  const reading = readConfig({ APP_SECRET: SECRET, ...variables }, folder);
  return 'problems' in reading ? reading.problems : [];
}

function written(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

test('an empty environment gives the defaults', () => {
  expect(configOf({})).toEqual({
    database: { kind: 'sqlite', path: 'var/yupana.sqlite' },
    storage: { kind: 'disk', path: 'var/files' },
    port: 3000,
    host: '127.0.0.1',
    publicUrl: 'http://localhost:3000',
    smtpUrl: null,
    mailFrom: 'Yupana <yupana@localhost>',
    trustProxy: 0,
    logLevel: 'info',
    metricsPort: null,
    metricsToken: null,
    signatureTrust: null,
    oidc: null,
    appSecret: SECRET,
  });
});

const OIDC = { OIDC_ISSUER: 'https://id.example.pe/realm', OIDC_CLIENT_ID: 'yupana', OIDC_CLIENT_SECRET: 's' };
const S3_KEYS = { S3_ACCESS_KEY_ID: 'k', S3_SECRET_ACCESS_KEY: 's' };
const S3 = { kind: 's3', bucket: 'actas', accessKeyId: 'k', secretAccessKey: 's' } as const;

test.each<[Variables, Partial<AppConfig>]>([
  [{ DATABASE_URL: 'sqlite:/srv/y.sqlite' }, { database: { kind: 'sqlite', path: '/srv/y.sqlite' } }],
  [{ DATABASE_URL: 'sqlite:///srv/y.sqlite' }, { database: { kind: 'sqlite', path: '/srv/y.sqlite' } }],
  [{ DATABASE_URL: 'postgres://u:p@h/d' }, { database: { kind: 'postgres', url: 'postgres://u:p@h/d' } }],
  [{ DATABASE_URL: 'postgresql://h:5433/d' }, { database: { kind: 'postgres', url: 'postgresql://h:5433/d' } }],
  [{ STORAGE_URL: 'file:/srv/files' }, { storage: { kind: 'disk', path: '/srv/files' } }],
  [
    { STORAGE_URL: 's3://actas/2020/?region=sa-east-1&endpoint=https://s3.example.pe', ...S3_KEYS },
    { storage: { ...S3, prefix: '2020', region: 'sa-east-1', endpoint: 'https://s3.example.pe' } },
  ],
  [{ STORAGE_URL: 's3://actas', ...S3_KEYS }, { storage: { ...S3, prefix: '', region: null, endpoint: null } }],
  [{ PORT: '8080' }, { port: 8080, publicUrl: 'http://localhost:8080' }],
  [{ PORT: '0' }, { port: 0 }],
  [{ PORT: ' ' }, { port: 3000 }],
  [{ HOST: '::' }, { host: '::' }],
  [{ HOST: 'intranet.example.pe' }, { host: 'intranet.example.pe' }],
  [{ PUBLIC_URL: 'https://yupana.example.pe/' }, { publicUrl: 'https://yupana.example.pe' }],
  [{ SMTP_URL: 'smtps://u:p@mail.example.pe:465' }, { smtpUrl: 'smtps://u:p@mail.example.pe:465' }],
  [{ MAIL_FROM: 'Secretaría <st@example.pe>' }, { mailFrom: 'Secretaría <st@example.pe>' }],
  [{ TRUST_PROXY: '2' }, { trustProxy: 2 }],
  [{ LOG_LEVEL: 'debug' }, { logLevel: 'debug' }],
  [
    { METRICS_PORT: '9100', METRICS_TOKEN: 't' },
    { metricsPort: 9100, metricsToken: 't' },
  ],
  [{ SIGNATURE_TRUST: tmpdir() }, { signatureTrust: tmpdir() }],
  [OIDC, { oidc: { issuer: 'https://id.example.pe/realm', clientId: 'yupana', clientSecret: 's' } }],
])('%j is read', (variables, expected) => {
  expect(configOf(variables)).toMatchObject(expected);
});

test.each<[Variables, string]>([
  [{ DATABASE_URL: 'mysql://h/d' }, 'DATABASE_URL: no se entiende; escriba sqlite:RUTA o postgres://usuario'],
  [{ DATABASE_URL: 'sqlite:' }, 'DATABASE_URL: no se entiende'],
  [{ DATABASE_URL: 'sqlite::memory:' }, 'DATABASE_URL: no se entiende'],
  [{ DATABASE_URL: 'postgres://h' }, 'DATABASE_URL: no se entiende'],
  [{ STORAGE_URL: 'ftp://h/d' }, 'STORAGE_URL: «ftp://h/d» no vale; escriba file:RUTA o s3://'],
  [{ STORAGE_URL: 's3://Actas_2020', ...S3_KEYS }, 'STORAGE_URL: «s3://Actas_2020» no vale'],
  [{ STORAGE_URL: 's3://actas?zone=a', ...S3_KEYS }, 'STORAGE_URL: «s3://actas?zone=a» no vale'],
  [{ STORAGE_URL: 's3://actas', S3_ACCESS_KEY_ID: 'k' }, 'S3_SECRET_ACCESS_KEY: falta; la pide STORAGE_URL'],
  [{ PORT: '80a' }, 'PORT: «80a» no vale; escriba un número entero de 0 a 65535.'],
  [{ PORT: '65536' }, 'PORT: «65536» no vale; escriba un número entero de 0 a 65535.'],
  [{ PORT: '-1' }, 'PORT: «-1» no vale'],
  [{ HOST: 'two words' }, 'HOST: «two words» no vale; escriba una dirección IP o el nombre de un servidor.'],
  [{ PUBLIC_URL: 'yupana.example.pe' }, 'PUBLIC_URL: «yupana.example.pe» no vale; escriba la dirección del sitio'],
  [{ PUBLIC_URL: 'https://example.pe/yupana' }, 'PUBLIC_URL: «https://example.pe/yupana» no vale'],
  [{ PUBLIC_URL: 'ftp://example.pe' }, 'PUBLIC_URL: «ftp://example.pe» no vale'],
  [{ SMTP_URL: 'mail.example.pe' }, 'SMTP_URL: no se entiende; escriba smtp://usuario:clave@servidor:puerto'],
  [{ MAIL_FROM: 'secretaría' }, 'MAIL_FROM: «secretaría» no vale; escriba un correo'],
  [{ MAIL_FROM: 'a@b.pe>\nBcc: <c@d.pe' }, 'MAIL_FROM: '],
  [{ TRUST_PROXY: 'true' }, 'TRUST_PROXY: «true» no vale; escriba un número entero de 0 a 10.'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL: «loud» no vale; escriba error, warn, info o debug.'],
  [{ METRICS_PORT: '0' }, 'METRICS_PORT: «0» no vale; escriba un número entero de 1 a 65535.'],
  [{ METRICS_PORT: '3000' }, 'METRICS_PORT: es el mismo puerto 3000 de PORT; escriba otro.'],
  [{ SIGNATURE_TRUST: '/no/such' }, 'SIGNATURE_TRUST: «/no/such» no vale; escriba la ruta de una carpeta que exista.'],
  [{ ...OIDC, OIDC_ISSUER: 'http://id.example.pe' }, 'OIDC_ISSUER: «http://id.example.pe» no vale'],
  [{ OIDC_ISSUER: OIDC.OIDC_ISSUER, OIDC_CLIENT_ID: 'yupana' }, 'OIDC_CLIENT_SECRET: falta; la piden OIDC_ISSUER y'],
  [{ APP_SECRET: 'short' }, 'APP_SECRET: tiene 5 caracteres; escriba al menos 32'],
  [{ APP_SECRET: '', DATABASE_URL: 'postgres://h/d' }, 'APP_SECRET: falta; con PostgreSQL'],
  [{ METRICS_TOKEN_FILE: '/no/such' }, 'METRICS_TOKEN_FILE: no se puede leer «/no/such»'],
])('%j is refused with one sentence', (variables, sentence) => {
  const problems = problemsOf(variables);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(sentence);
});

test('every wrong value is listed at once, and no secret is printed', () => {
  const problems = problemsOf({
    DATABASE_URL: 'mysql://u:hunter2@h/d',
    PORT: 'x',
    LOG_LEVEL: 'y',
    APP_SECRET: 'hunter2',
  });
  expect(problems.map((problem) => problem.split(':')[0])).toEqual(['PORT', 'DATABASE_URL', 'LOG_LEVEL', 'APP_SECRET']);
  expect(problems.join()).not.toContain('hunter2');
});

test.each(['DATABASE_URL', 'SMTP_URL', 'METRICS_TOKEN', 'APP_SECRET'])('%s can stand in a file', (name) => {
  const texts = { DATABASE_URL: 'postgres://h/d', SMTP_URL: 'smtp://h' } as Record<string, string>;
  const text = texts[name] ?? 'y'.repeat(40);
  const secret = name === 'APP_SECRET' ? undefined : SECRET;
  const config = configOf({ APP_SECRET: secret, [`${name}_FILE`]: written('kept', `${text}\n`) });
  expect(JSON.stringify(config)).toContain(text);
});

test('a secret given both ways, or in an empty file, is refused', () => {
  const both = problemsOf({ APP_SECRET_FILE: written('kept', SECRET) });
  expect(both).toEqual(['APP_SECRET: está también como APP_SECRET_FILE; deje solo una de las dos variables.']);
  expect(problemsOf({ METRICS_TOKEN_FILE: written('empty', '\n') })[0]).toContain('está vacío');
});

test('the configuration cannot be changed', () => {
  const config = configOf({});
  expect(() => Object.assign(config, { port: 1 })).toThrow(TypeError);
  expect(() => Object.assign(config.database, { path: '' })).toThrow(TypeError);
});

describe('the secret of an installation on SQLite', () => {
  const NONE = { APP_SECRET: undefined };

  test('is made on the first start, for its owner alone, and kept', () => {
    const made = configOf(NONE).appSecret;
    const file = join(folder, 'app-secret');
    expect(made).toMatch(/^[0-9a-f]{64}$/);
    expect(readFileSync(file, 'utf8').trim()).toBe(made);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(configOf(NONE).appSecret).toBe(made);
  });

  test('is not made while something else is wrong', () => {
    expect(problemsOf({ ...NONE, PORT: 'x' })).toHaveLength(1);
    expect(existsSync(join(folder, 'app-secret'))).toBe(false);
  });

  test('is refused where others may read it, or where it is cut short', () => {
    configOf(NONE);
    chmodSync(join(folder, 'app-secret'), 0o644);
    expect(problemsOf(NONE)[0]).toContain('ejecute chmod 600');
    writeFileSync(join(folder, 'app-secret'), '');
    expect(problemsOf(NONE)[0]).toContain('está dañado');
  });
});
