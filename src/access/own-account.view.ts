import { isTokenAlive, TOKEN_DAYS } from '../domain/api-token';
import type { Instant } from '../domain/dates';
import type { Crumb } from '../presentation/crumbs';
import { shownInstant } from '../presentation/format';
import { PASSWORD_HINT } from './password.view';
import type { ShownFields } from './shown-fields';

const HERE = '/mi-cuenta';
const SCOPE_WORDS: Readonly<Record<string, string>> = { read: 'Solo leer', write: 'Leer y registrar' };

interface Session {
  readonly id: number;
  readonly device: string;
  readonly startedAt: Instant;
  readonly seenAt: Instant;
}

interface Token {
  readonly id: number;
  readonly name: string;
  readonly commissionId: number;
  readonly scope: string;
  readonly madeAt: Instant;
  readonly expiresAt: Instant;
  readonly usedAt: Instant | null;
  readonly revokedAt: Instant | null;
}

interface State {
  readonly account: { readonly email: string; readonly name: string };
  readonly sessions: readonly Session[];
  readonly codesLeft: number | null;
  readonly tokens: readonly unknown[];
}

/** @param currentId the session of this very browser; null: none. */
export function ownAccountView({ account, sessions, codesLeft, tokens }: State, currentId: number | null) {
  return {
    title: 'Mi cuenta',
    crumbs: crumbs('Mi cuenta'),
    email: account.email,
    name: account.name,
    codesLeft,
    tokenCount: tokens.length,
    hasOthers: sessions.some(({ id }) => id !== currentId),
    sessions: sessions.map(({ id, device, startedAt, seenAt }) => ({
      device,
      since: shownInstant(startedAt),
      seen: shownInstant(seenAt),
      endAction: id === currentId ? null : `${HERE}/sesiones/${id}/cierre`,
    })),
  };
}

export function ownPasswordView(email: string, form: ShownFields) {
  return { title: 'Cambiar la clave', crumbs: below('Cambiar la clave'), email, form, hint: PASSWORD_HINT };
}

/** @param isFirst whether it has to be done before anything else. */
export function secondFactorView(
  { secret, picture }: { readonly secret: string; readonly picture: string },
  form: ShownFields,
  isFirst: boolean,
) {
  return {
    title: 'Poner el segundo paso',
    crumbs: isFirst ? [] : below('Segundo paso'),
    secret,
    picture,
    form,
    isFirst,
  };
}

export function codesView(codes: readonly string[]) {
  return { title: 'Códigos de respaldo', crumbs: below('Códigos de respaldo'), codes };
}

interface ProofWords {
  readonly title: string;
  readonly about: string;
  readonly submit: string;
}

/** Something that asks for the password again. */
export function proofView(action: string, words: ProofWords, form: ShownFields) {
  return { ...words, crumbs: below(words.title), action, form };
}

interface Tokens {
  readonly tokens: readonly Token[];
  readonly commissions: readonly { readonly id: number; readonly code: string }[];
  readonly now: Instant;
}

export function tokensView({ tokens, commissions, now }: Tokens, form: ShownFields) {
  const codeOf = (wanted: number) => commissions.find(({ id }) => id === wanted)?.code ?? 'Sin rol en ella';
  return {
    title: 'Llaves de acceso',
    crumbs: below('Llaves de acceso'),
    form,
    commissionOptions: commissions.map(({ id, code }) => ({ value: id, text: code })),
    scopeOptions: Object.entries(SCOPE_WORDS).map(([value, text]) => ({ value, text })),
    dayOptions: TOKEN_DAYS.map((days) => ({ value: days, text: `${days} días` })),
    tokens: tokens.map((token) => ({
      name: token.name,
      commission: codeOf(token.commissionId),
      scope: SCOPE_WORDS[token.scope],
      made: shownInstant(token.madeAt),
      ends: `${isTokenAlive(token, now) ? '' : 'Venció: '}${shownInstant(token.expiresAt)}`,
      used: token.usedAt === null ? 'Nunca' : shownInstant(token.usedAt),
      revokeAction: `${HERE}/llaves/${token.id}/anulacion`,
    })),
  };
}

export function newTokenView(name: string, token: string) {
  return { title: 'Llave de acceso creada', crumbs: below('Llave creada'), name, token };
}

function crumbs(here: string): Crumb[] {
  return [
    { text: 'Tablero', href: '/' },
    { text: here, href: null },
  ];
}

function below(here: string): Crumb[] {
  return [
    { text: 'Tablero', href: '/' },
    { text: 'Mi cuenta', href: HERE },
    { text: here, href: null },
  ];
}
