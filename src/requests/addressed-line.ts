import { addressedCode } from '../domain/addressed-code';
import { Refusal } from '../domain/refusal';

/** The code of `LA-1.4.4`; refused as an address that leads nowhere. */
export function addressedLine(text: string): string {
  const code = addressedCode(text);
  if (code === null)
    throw new Refusal('No hay ninguna línea de acción en esta dirección; revise el código.', 'not-found');
  return code;
}
