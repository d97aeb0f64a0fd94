import type { LinkKind } from '../domain/one-time-link';
import { SHORTEST_PASSWORD } from '../domain/password';
import type { ShownFields } from './shown-fields';

/** What is asked of a password, beside its field. */
export const PASSWORD_HINT = `Al menos ${SHORTEST_PASSWORD} caracteres. Cuatro palabras al azar son fáciles de recordar y difíciles de adivinar.`;

const TITLES: Readonly<Record<LinkKind, string>> = {
  invitation: 'Elegir su clave',
  reset: 'Elegir otra clave',
  'first-administrator': 'Crear la primera cuenta',
};

interface Choosing {
  readonly kind: LinkKind;
  /** Whose password it will be; null: of the first account, which the form makes. */
  readonly account: { readonly name: string; readonly email: string } | null;
  readonly action: string;
}

export function choiceView({ kind, account, action }: Choosing, form: ShownFields) {
  const person = account && { name: account.name, email: account.email };
  return { title: TITLES[kind], form, account: person, action, hint: PASSWORD_HINT };
}

export function closedLinkView(sentence: string) {
  return { title: 'El enlace no sirve', sentence };
}
