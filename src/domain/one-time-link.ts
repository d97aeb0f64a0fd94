/** Links that let somebody choose a password: each is good once and for a while. */
import type { Instant } from './dates';

const HOUR_MS = 60 * 60 * 1000;

export type LinkKind = 'invitation' | 'reset' | 'first-administrator';

/** An invitation waits for a person on a trip; a reset was asked for just now by somebody who sits at the machine. */
const LIFETIME_MS: Readonly<Record<LinkKind, number>> = {
  invitation: 7 * 24 * HOUR_MS,
  reset: HOUR_MS,
  'first-administrator': 24 * HOUR_MS,
};

export interface LinkState {
  readonly kind: LinkKind;
  readonly expiresAt: Instant;
  readonly usedAt: Instant | null;
  readonly withdrawnAt: Instant | null;
}

const NEXT_STEP: Readonly<Record<LinkKind, string>> = {
  invitation: 'Pida otra invitación a la administración de su comisión.',
  reset: 'Pida otro enlace en «¿Olvidó su clave?».',
  'first-administrator': 'Reinicie el sitio: mientras no haya ninguna cuenta, al empezar escribe otro enlace.',
};

/** When a link that is made now stops to work. */
export function linkExpiry(kind: LinkKind, now: Instant): Instant {
  return now + LIFETIME_MS[kind];
}

/** Why a link cannot be used, in a sentence; null where it can. An unknown one is null. */
export function whyNotUseLink(link: LinkState | null, now: Instant): string | null {
  if (link === null) return 'El enlace no existe o está incompleto; ábralo tal como llegó en el correo.';
  if (link.usedAt !== null) return `El enlace ya se usó, y sirve una sola vez. ${afterUse(link.kind)}`;
  if (link.withdrawnAt !== null) return `El enlace ya no sirve: otro más nuevo lo reemplazó. ${NEXT_STEP[link.kind]}`;
  return now < link.expiresAt ? null : `El enlace venció. ${NEXT_STEP[link.kind]}`;
}

function afterUse(kind: LinkKind): string {
  return kind === 'reset' ? `Ingrese con su clave nueva. ${NEXT_STEP.reset}` : 'Ingrese con su correo y su clave.';
}
