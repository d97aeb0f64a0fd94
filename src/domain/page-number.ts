/** The page of a long list that an address asks for. */
import { Refusal } from './refusal';

/** The number of `?pagina=2`, 1 where none is asked for. Anything else is refused. */
export function askedPage(asked: unknown): number {
  if (asked === undefined || asked === '') return 1;
  const page = typeof asked === 'string' && /^[1-9]\d{0,6}$/.test(asked) ? Number(asked) : null;
  if (page === null) throw new Refusal('El número de página no se entiende; escriba un número desde 1.');
  return page;
}
