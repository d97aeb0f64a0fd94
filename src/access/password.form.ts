import { EmailAddress, Line, Secret, Ticked } from '../web/form-fields';

const WRONG_EMAIL = 'Escriba su correo, por ejemplo ana@mtpe.gob.pe.';

/** Who forgot the password. */
export class ForgottenForm {
  @EmailAddress({ missing: WRONG_EMAIL, wrong: WRONG_EMAIL }) readonly email!: string;
}

/** A new password, by a link. */
export class ChoiceForm {
  @Secret({ missing: 'Escriba la clave nueva.' }) readonly password!: string;
  @Secret({ missing: 'Escriba otra vez la clave nueva.' }) readonly again!: string;
}

/** The first account of an installation. */
export class FirstAccountForm extends ChoiceForm {
  @EmailAddress({ missing: WRONG_EMAIL, wrong: WRONG_EMAIL }) readonly email!: string;
  @Line({ missing: 'Escriba sus nombres y apellidos.', most: 120 }) readonly name!: string;
}

/** Another password, by who knows the one there is. */
export class ChangeForm extends ChoiceForm {
  @Secret({ missing: 'Escriba su clave actual.' }) readonly former!: string;
  /** Tokens of other systems end too. */
  @Ticked() readonly endTokens!: boolean;
}

/** The password again, before what a borrowed machine must not do. */
export class ProofForm {
  @Secret({ missing: 'Escriba su clave.' }) readonly password!: string;
}
