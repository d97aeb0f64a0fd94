import { TOKEN_DAYS, type TokenScope } from '../domain/api-token';
import { Choice, Line, RowChoice, Secret } from '../web/form-fields';

/** A token for another system. */
export class TokenForm {
  @Line({ missing: 'Escriba para qué es la llave, por ejemplo «Tablero de la oficina».', most: 80 })
  readonly name!: string;
  @RowChoice({ missing: 'Elija la comisión.' }) readonly commissionId!: number;
  @Choice({ among: ['read', 'write'], missing: 'Elija qué puede hacer.', wrong: 'Elija una opción de la lista.' })
  readonly scope!: TokenScope;
  @Choice({ among: TOKEN_DAYS.map(String), missing: 'Elija cuánto dura.', wrong: 'Elija una duración de la lista.' })
  readonly days!: string;
  /** Null: an account without one has nothing to give. */
  @Secret() readonly password!: string | null;
}

/** The first code of a device. */
export class SetUpForm {
  @Secret({ missing: 'Escriba el código.' }) readonly code!: string;
  /** Null: an account without one has nothing to give. */
  @Secret() readonly password!: string | null;
}
