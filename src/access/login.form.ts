import { EmailAddress, Line, Secret } from '../web/form-fields';

const WRONG_EMAIL = 'Escriba su correo, por ejemplo ana@mtpe.gob.pe.';

/** Who comes in. */
export class LoginForm {
  @EmailAddress({ missing: WRONG_EMAIL, wrong: WRONG_EMAIL }) readonly email!: string;
  @Secret({ missing: 'Escriba su clave.' }) readonly password!: string;
  @Line({ most: 2000 }) readonly volver!: string | null;
}

/** The second step. */
export class CodeForm {
  @Secret({ missing: 'Escriba el código.' }) readonly code!: string;
  @Line({ most: 2000 }) readonly volver!: string | null;
}
