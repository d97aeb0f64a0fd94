import { statSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { keptSecret } from './app-secret';
import { AppConfig, LOG_LEVELS, type OidcConfig } from './app-config';
import { addressOf, Environment, type Variables } from './environment';
import { readDatabase, readStorage } from './read-stores';

export type ConfigReading = { readonly config: AppConfig } | { readonly problems: readonly string[] };

/** The status with which a process ends whose configuration is wrong (EX_CONFIG of sysexits.h). */
export const CONFIG_STATUS = 78;

const HOST_NAME = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i;
const MAIL_ADDRESS = /^([^<>@\p{Cc}]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/u;
const SHORTEST_SECRET = 32;

/** The configuration, or the process ends with all that is wrong on standard error. */
export function configOrExit(variables: Variables): AppConfig {
  const reading = readConfig(variables);
  if ('config' in reading) return reading.config;
  const lines = reading.problems.map((problem) => `  - ${problem}`).join('\n');
  process.stderr.write(`La configuración no vale; corrija estas variables de entorno y vuelva a empezar:\n${lines}\n`);
  return process.exit(CONFIG_STATUS);
}

/**
 * Reads every variable and names every wrong one, in Spanish, with what is expected.
 * @param folder where the application's secret is kept once it was made; made only where nothing is wrong.
 */
export function readConfig(variables: Variables, folder = 'var'): ConfigReading {
  const environment = new Environment(variables);
  const port = environment.whole('PORT', 0, 65535, 3000);
  const values: Omit<AppConfig, 'appSecret'> = {
    database: readDatabase(environment),
    storage: readStorage(environment),
    port,
    host: environment.checked('HOST', isHost, 'una dirección IP o el nombre de un servidor', '127.0.0.1'),
    publicUrl: readPublicUrl(environment, port),
    smtpUrl: readSmtpUrl(environment),
    mailFrom: readMailFrom(environment),
    trustProxy: environment.whole('TRUST_PROXY', 0, 10, 0),
    logLevel: environment.oneOf('LOG_LEVEL', LOG_LEVELS, 'info'),
    metricsPort: readMetricsPort(environment, port),
    metricsToken: environment.secret('METRICS_TOKEN'),
    signatureTrust: environment.checked('SIGNATURE_TRUST', isFolder, 'la ruta de una carpeta que exista', null),
    oidc: readOidc(environment),
  };
  const given = readAppSecret(environment, values.database.kind);
  if (environment.problems.length > 0) return { problems: environment.problems };
  const secret = given === null ? keptSecret(join(folder, 'app-secret')) : { secret: given };
  return 'problem' in secret
    ? { problems: [secret.problem] }
    : { config: new AppConfig({ ...values, appSecret: secret.secret }) };
}

function isHost(text: string): boolean {
  return isIP(text) !== 0 || HOST_NAME.test(text);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function readPublicUrl(environment: Environment, port: number): string {
  const isSite = (text: string) => {
    const url = addressOf(text);
    return url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/` && !/[?#]/.test(text);
  };
  const expected = 'la dirección del sitio sin ruta, por ejemplo https://yupana.example.pe';
  return new URL(environment.checked('PUBLIC_URL', isSite, expected, `http://localhost:${port}`)).origin;
}

function readSmtpUrl(environment: Environment): string | null {
  const text = environment.secret('SMTP_URL');
  const url = text === null ? null : addressOf(text);
  if (text === null || (url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== '')) return text;
  return environment.wrong(
    'SMTP_URL',
    'no se entiende; escriba smtp://usuario:clave@servidor:puerto o smtps://…',
    null,
  );
}

function readMailFrom(environment: Environment): string {
  const expected = 'un correo, por ejemplo Yupana <yupana@example.pe>';
  return environment.checked('MAIL_FROM', (text) => MAIL_ADDRESS.test(text), expected, 'Yupana <yupana@localhost>');
}

function readMetricsPort(environment: Environment, port: number): number | null {
  const metricsPort = environment.whole('METRICS_PORT', 1, 65535, null);
  if (metricsPort === null || metricsPort !== port) return metricsPort;
  return environment.wrong('METRICS_PORT', `es el mismo puerto ${port} de PORT; escriba otro`, null);
}

function readOidc(environment: Environment): OidcConfig | null {
  const isIssuer = (text: string) => /^https:|^http:\/\/(localhost|127\.0\.0\.1)[:/]/.test(addressOf(text)?.href ?? '');
  const values = {
    OIDC_ISSUER: environment.checked('OIDC_ISSUER', isIssuer, 'la dirección https:// del proveedor de identidad', null),
    OIDC_CLIENT_ID: environment.text('OIDC_CLIENT_ID'),
    OIDC_CLIENT_SECRET: environment.secret('OIDC_CLIENT_SECRET'),
  };
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values;
  if (issuer !== null && clientId !== null && clientSecret !== null) return { issuer, clientId, clientSecret };
  const present = Object.keys(values).filter((name) => environment.isSet(name));
  const missing = Object.keys(values).filter((name) => !environment.isSet(name));
  if (present.length === 0) return null;
  for (const name of missing) environment.wrong(name, `falta; la piden ${present.join(' y ')}`, null);
  return null;
}

function readAppSecret(environment: Environment, database: 'sqlite' | 'postgres'): string | null {
  const secret = environment.secret('APP_SECRET');
  if (secret !== null && secret.length < SHORTEST_SECRET) {
    const sentence = `tiene ${secret.length} caracteres; escriba al menos ${SHORTEST_SECRET}, por ejemplo con openssl rand -hex 32`;
    return environment.wrong('APP_SECRET', sentence, null);
  }
  if (secret === null && database === 'postgres' && !environment.isSet('APP_SECRET')) {
    const sentence = 'falta; con PostgreSQL todas las instancias necesitan el mismo secreto de al menos 32 caracteres';
    return environment.wrong('APP_SECRET', sentence, null);
  }
  return secret;
}
