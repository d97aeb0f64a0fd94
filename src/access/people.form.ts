import { ROLES } from '../domain/people';
import type { Membership, Role } from '../domain/permissions';
import { Choice, EmailAddress, Line, RowChoice, Ticked } from '../web/form-fields';

const WRONG_EMAIL = 'Escriba un correo, por ejemplo ana@mtpe.gob.pe.';

/** A role in a commission. */
export class RoleForm {
  @Choice({ among: ROLES, missing: 'Elija el rol.', wrong: 'Elija un rol de la lista.' }) readonly role!: Role;
  @RowChoice() readonly commissionId!: number | null;
  @RowChoice() readonly institutionId!: number | null;
  @Ticked() readonly presides!: boolean;
}

/** A person with the first role. */
export class InvitationForm extends RoleForm {
  @EmailAddress({ missing: WRONG_EMAIL, wrong: WRONG_EMAIL }) readonly email!: string;
  @Line({ missing: 'Escriba los nombres y apellidos de la persona.', most: 120 }) readonly name!: string;
}

/** The role that was asked for, as the rules know it. */
export function roleOf({ role, commissionId, institutionId, presides }: RoleForm): Membership {
  return { role, commissionId, institutionId, presides };
}
