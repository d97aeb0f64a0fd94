/** What headings a sheet is expected to have, and how their texts are compared. */
import { fold } from '../../domain/text';

export interface Heading<K extends string> {
  readonly key: K;
  /** As documents print it. */
  readonly name: string;
  /** Other texts that mean the same. */
  readonly others?: readonly string[];
  /** How an error names it where the name alone is not enough: `ITEM (de la línea de acción)`. */
  readonly label?: string;
  readonly required: boolean;
}

/** Groups stand side by side in this order; within one the columns may be in any order. Texts may occur in several. */
export interface HeadingSpec<K extends string> {
  readonly groups: readonly (readonly Heading<K>[])[];
  /** Headings with a text of their own, wherever they stand. */
  readonly anywhere?: readonly Heading<K>[];
}

/** A heading's text as it is compared: no case, accents, spaces, line breaks, nor what stands in parentheses. */
export function foldHeading(text: string): string {
  const percent = text.replace(/%/g, ' porcentaje ');
  return fold(percent.replace(/\([^()]*\)/g, ' ')) || fold(percent);
}

/** The folded texts of a heading. */
export function textsOf<K extends string>(heading: Heading<K>): string[] {
  return [heading.name, ...(heading.others ?? [])].map(foldHeading);
}

/** How errors name a heading. */
export function labelOf<K extends string>(heading: Heading<K>): string {
  return heading.label ?? heading.name;
}

/** All headings of a spec. */
export function headingsOf<K extends string>(spec: HeadingSpec<K>): Heading<K>[] {
  return [...spec.groups.flat(), ...(spec.anywhere ?? [])];
}
