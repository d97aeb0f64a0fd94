/**
 * How people name a plan: by its code, `POA-2019`, and by the commission too where several have a plan of that code,
 * `CNLCTF/POA-2019`. Codes are stored in capitals and read in any case. An address writes a `~` for the slash, which
 * would end its part: `/planes/CNLCTF~POA-2019/anexo-1`.
 */

export interface PlanReference {
  /** Null: whichever commission has the plan. */
  readonly commission: string | null;
  readonly code: string;
}

const SLASH = '/';
const SLASH_IN_ADDRESSES = '~';

/** The codes of `POA-2019` or `CNLCTF/POA-2019`; null for an empty part and for more than one slash. */
export function readPlanReference(text: string): PlanReference | null {
  const parts = text.split(SLASH).map((part) => part.trim().toUpperCase());
  const [first = '', second] = parts;
  if (parts.length > 2 || parts.includes('')) return null;
  return second === undefined ? { commission: null, code: first } : { commission: first, code: second };
}

/** The reference that people write for a plan of a commission. */
export function planReference(commission: string, code: string): string {
  return `${commission}${SLASH}${code}`;
}

/** A reference as addresses write it. */
export function referenceInAddress(reference: string): string {
  return reference.replace(SLASH, SLASH_IN_ADDRESSES);
}

/** A reference as people write it, of what an address has in its place. */
export function addressedReference(text: string): string {
  return text.replace(SLASH_IN_ADDRESSES, SLASH);
}
