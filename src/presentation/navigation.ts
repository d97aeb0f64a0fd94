/** The links that stand on every page of somebody who has logged in: only what the person may open. */
import { type Action, mayEver, type Person } from '../domain/permissions';

export interface NavigationLink {
  readonly text: string;
  readonly href: string;
}

const LINKS: readonly (NavigationLink & { readonly action: Action })[] = [
  { text: 'Tablero', href: '/', action: 'plan.read' },
  { text: 'Mis reportes', href: '/mis-reportes', action: 'request.answer' },
  { text: 'Requerimientos', href: '/requerimientos', action: 'request.manage' },
  { text: 'Revisión', href: '/revision', action: 'activity.validate' },
  { text: 'Personas', href: '/administracion/personas', action: 'people.manage' },
  { text: 'Catálogos', href: '/administracion', action: 'commission.manage' },
  { text: 'Auditoría', href: '/auditoria', action: 'audit.read' },
];

export function navigationOf(person: Person): NavigationLink[] {
  return LINKS.filter(({ action }) => mayEver(person, action)).map(({ text, href }) => ({ text, href }));
}
