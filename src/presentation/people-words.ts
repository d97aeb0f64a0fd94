/** Roles and standings of people, as screens say them. */
import type { Role } from '../domain/permissions';

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  administration: 'Administración',
  secretariat: 'Secretaría',
  institution: 'Institución',
  consultation: 'Consulta',
};

/** What each role is for, beside the place where it is chosen. */
export const ROLE_HINTS: Readonly<Record<Role, string>> = {
  administration: 'Administración: personas, catálogos y auditoría; no ve sustentos.',
  secretariat: 'Secretaría: lleva el plan, pide información y valida.',
  institution: 'Institución: reporta por su institución.',
  consultation: 'Consulta: lee lo que lee la comisión; la presidencia lleva este rol.',
};

const STANDING_WORDS = { invited: 'Invitada, sin clave todavía', active: 'Puede ingresar', closed: 'Ingreso cerrado' };

export function standingWords(standing: keyof typeof STANDING_WORDS): string {
  return STANDING_WORDS[standing];
}

/** `Institución (SUNAFIL), CNLCTF` or `Administración, toda la instalación`. */
export function roleWords(held: {
  readonly role: string;
  readonly presides: boolean;
  readonly commission: string | null;
  readonly institution: string | null;
}): string {
  const role = ROLE_WORDS[held.role as Role];
  const of = held.institution === null ? '' : ` (${held.institution})`;
  const presides = held.presides ? ' que preside' : '';
  return `${role}${presides}${of}, ${held.commission ?? 'toda la instalación'}`;
}
