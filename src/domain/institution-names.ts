/** Every name, acronym and alias stands for one institution alone: documents are read by them. */
import { fold } from './text';

export interface NamedInstitution {
  readonly id: number;
  readonly acronym: string;
  /** Its name, aliases and the names of other dates, the acronym apart. */
  readonly names: readonly string[];
}

/** Why an institution cannot bear these names; null where it can. `id` is null for one that is new. */
export function whyNotNamed(
  id: number | null,
  names: readonly string[],
  all: readonly NamedInstitution[],
): string | null {
  const others = all.filter((each) => each.id !== id);
  for (const name of names) {
    const folded = fold(name);
    if (folded === '') return `«${name}» no tiene letras ni números; escriba otro nombre.`;
    const owner = others.find((each) => [each.acronym, ...each.names].some((other) => fold(other) === folded));
    if (owner) return `«${name}» ya nombra a ${owner.acronym}; escriba otro nombre o quítelo de allá.`;
  }
  return null;
}

/** Why one institution cannot belong to another; null where it can. `parentOf` gives null above the highest. */
export function whyNotBelong(
  id: number | null,
  parentId: number | null,
  parentOf: (id: number) => number | null,
): string | null {
  let above = parentId;
  for (let steps = 0; above !== null && steps < 100; steps += 1) {
    if (above === id) return 'Una institución no puede pertenecer a sí misma ni a otra que le pertenece; elija otra.';
    above = parentOf(above);
  }
  return null;
}
