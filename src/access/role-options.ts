import type { Role } from '../domain/permissions';

/** Roles as the command line writes them. */
export const ROLE_OPTIONS = {
  administracion: 'administration',
  secretaria: 'secretariat',
  institucion: 'institution',
  consulta: 'consultation',
} as const satisfies Readonly<Record<string, Role>>;
