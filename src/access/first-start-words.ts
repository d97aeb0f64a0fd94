import { shownInstant } from '../presentation/format';
import type { NewLink } from './one-time-links.service';

/** What whoever starts an installation reads in its terminal. */
export function shownLink({ url, expiresAt }: NewLink): string {
  const use = `Ábralo en un navegador; sirve una sola vez y vence el ${shownInstant(expiresAt)}.`;
  return `El sitio todavía no tiene cuentas. Con este enlace se crea la primera, la de quien administra:\n  ${url}\n${use}`;
}
