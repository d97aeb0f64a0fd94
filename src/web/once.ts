import { randomBytes } from 'node:crypto';

/** The field of every form that changes something; `templates/pages/_form/hidden.eta` prints it. */
export const ONCE_FIELD = '_envio';

/** A key for one showing of a form: 128 random bits. */
export function newOnceKey(): string {
  return randomBytes(16).toString('base64url');
}

/**
 * The key of the form that was sent, the same when it is sent twice; null where it has none. A service that must not
 * do something twice stores it in a unique column of what it makes.
 */
export function onceKey(body: unknown): string | null {
  const key: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, ONCE_FIELD) : null;
  return typeof key === 'string' && /^[\w-]{22}$/.test(key) ? key : null;
}
