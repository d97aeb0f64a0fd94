/** The roles that people have in commissions: which can be given, and which cannot be taken away. */
import type { Membership, Role } from './permissions';

export const ROLES: readonly Role[] = ['administration', 'secretariat', 'institution', 'consultation'];

export interface Grant extends Membership {
  /** Memberships that the account has already. */
  readonly held: readonly Membership[];
  /** Whether who gives the role is who gets it. */
  readonly isOwn: boolean;
}

/** Why a role cannot be given as asked; null where it can. A Spanish sentence for the field's form. */
export function whyNotGrant({ role, commissionId, institutionId, presides, held, isOwn }: Grant): string | null {
  // Whoever administers manages and reads no evidence; nobody lifts that for themselves.
  if (isOwn) return 'Nadie se da un rol a sí mismo; pídalo a otra persona de la administración.';
  if (commissionId === null && role !== 'administration')
    return 'Elija la comisión: solo la administración puede ser de toda la instalación.';
  if (role === 'institution' && institutionId === null) return 'Elija la institución por la que la persona reporta.';
  if (role !== 'institution' && institutionId !== null)
    return 'Deje vacía la institución: solo la lleva el rol «institución».';
  if (presides && role !== 'consultation')
    return 'Preside quien tiene el rol «consulta»; elija ese rol o quite la marca.';
  const same = held.some(
    (each) => each.role === role && each.commissionId === commissionId && each.institutionId === institutionId,
  );
  return same ? 'La persona ya tiene este rol.' : null;
}

/** Why an administrator of the installation cannot be taken away; `others`: how many remain who can log in. */
export function whyNotLoseAdministrator(others: number): string | null {
  if (others > 0) return null;
  return 'Es la única persona que administra la instalación; dé antes ese rol a otra persona que pueda ingresar.';
}
