import { readEmail } from '../domain/email';
import { Refusal } from '../domain/refusal';
import { oneLine } from '../domain/text';

export interface NewPerson {
  readonly email: string;
  readonly name: string;
}

/** What an account starts with besides its person. */
export const NEW_ACCOUNT = {
  passwordHash: null,
  totpSecret: null,
  totpConfirmedAt: null,
  totpLastStep: null,
  disabledAt: null,
} as const;

const LONGEST_NAME = 120;

/** Address and name as accounts bear them; refused where one of them is missing or wrong. */
export function whoIs(person: NewPerson): NewPerson {
  const email = readEmail(person.email);
  const name = oneLine(person.name);
  if (email === null) throw new Refusal(`«${person.email}» no es un correo; escriba por ejemplo ana@mtpe.gob.pe.`);
  if (name === '') throw new Refusal('Falta el nombre de la persona; escriba sus nombres y apellidos.');
  if (name.length > LONGEST_NAME)
    throw new Refusal(`El nombre puede tener ${LONGEST_NAME} letras; escriba uno más corto.`);
  return { email, name };
}
