import type { DatabaseConfig, StorageConfig } from './app-config';
import { addressOf, type Environment } from './environment';

const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const PREFIX = /^[\w./-]*$/;
const NOWHERE: StorageConfig = { kind: 'disk', path: 'var/files' };

/** `sqlite:RUTA` or `postgres://…`; a path is taken from the folder in which the process was started. */
export function readDatabase(environment: Environment): DatabaseConfig {
  const text = environment.secret('DATABASE_URL') ?? 'sqlite:var/yupana.sqlite';
  const path = /^sqlite:(?:\/\/(?=\/))?([^:].*)$/.exec(text)?.[1];
  if (path !== undefined) return { kind: 'sqlite', path };
  const url = addressOf(text);
  const isPostgres =
    url !== null && /^postgres(ql)?:$/.test(url.protocol) && url.hostname !== '' && url.pathname.length > 1;
  if (isPostgres) return { kind: 'postgres', url: text };
  const sentence = 'no se entiende; escriba sqlite:RUTA o postgres://usuario:clave@servidor:puerto/base';
  return environment.wrong('DATABASE_URL', sentence, { kind: 'sqlite', path: '' });
}

/** `file:RUTA` or `s3://bucket/prefix?region=…&endpoint=…` with the two access keys. */
export function readStorage(environment: Environment): StorageConfig {
  const text = environment.text('STORAGE_URL') ?? 'file:var/files';
  const path = /^file:(?:\/\/(?=\/))?([^/].*|\/.+)$/.exec(text)?.[1];
  if (path !== undefined) return { kind: 'disk', path };
  const url = addressOf(text);
  if (url?.protocol === 's3:' && isBucketAddress(url)) return readS3(environment, url);
  const sentence = `«${text}» no vale; escriba file:RUTA o s3://cubo/prefijo?region=…&endpoint=https://…`;
  return environment.wrong('STORAGE_URL', sentence, NOWHERE);
}

function isBucketAddress(url: URL): boolean {
  const endpoint = url.searchParams.get('endpoint');
  const isKnown = [...url.searchParams.keys()].every((key) => key === 'region' || key === 'endpoint');
  const isEndpoint = endpoint === null || /^https?:/.test(addressOf(endpoint)?.href ?? '');
  return isKnown && isEndpoint && BUCKET.test(url.hostname) && PREFIX.test(url.pathname);
}

function readS3(environment: Environment, url: URL): StorageConfig {
  const accessKeyId = keyOf(environment, 'S3_ACCESS_KEY_ID');
  const secretAccessKey = keyOf(environment, 'S3_SECRET_ACCESS_KEY');
  return {
    kind: 's3',
    bucket: url.hostname,
    prefix: url.pathname.replace(/^\/+|\/+$/g, ''),
    region: url.searchParams.get('region'),
    endpoint: url.searchParams.get('endpoint'),
    accessKeyId,
    secretAccessKey,
  };
}

function keyOf(environment: Environment, name: string): string {
  const key = environment.secret(name);
  if (key !== null || environment.isSet(name)) return key ?? '';
  return environment.wrong(name, 'falta; la pide STORAGE_URL cuando empieza con s3://', '');
}
