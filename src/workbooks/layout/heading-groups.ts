/**
 * Which group each heading belongs to where the same text occurs in several: groups follow one another, so that the
 * cuts between them are those that give the most headings their place.
 */
import type { HeadingColumn } from './heading-rows';
import { type Heading, textsOf } from './heading-spec';

export interface PlacedHeading<K extends string> {
  readonly heading: Heading<K>;
  readonly at: HeadingColumn;
}

export interface Placement<K extends string> {
  readonly placed: readonly PlacedHeading<K>[];
  /** Repeated, or outside the group they belong to. */
  readonly left: readonly HeadingColumn[];
}

interface Weighed<K extends string> extends Placement<K> {
  readonly weight: number;
  /** How many optional ones have their place in the first of the groups. */
  readonly optional: number;
}

/** Places columns, from left to right, into groups; a required heading weighs more than an optional one. */
export function placeInGroups<K extends string>(
  groups: readonly (readonly Heading<K>[])[],
  columns: readonly HeadingColumn[],
): Placement<K> {
  const texts = groups.map(
    (group) => new Map(group.flatMap((heading) => textsOf(heading).map((text) => [text, heading]))),
  );
  // best[start] is the best placement of the columns from `start` on into the groups from the current one on.
  let best: Weighed<K>[] = columns.map((_, start) => ({
    placed: [],
    left: columns.slice(start),
    weight: 0,
    optional: 0,
  }));
  best.push({ placed: [], left: [], weight: 0, optional: 0 });
  for (const group of [...texts].reverse()) best = withGroup(group, columns, best);
  return best[0] ?? { placed: [], left: [] };
}

function withGroup<K extends string>(
  group: ReadonlyMap<string, Heading<K>>,
  columns: readonly HeadingColumn[],
  rest: readonly Weighed<K>[],
): Weighed<K>[] {
  return rest.map((_, start) => {
    let chosen: Weighed<K> | null = null;
    for (let end = start; end <= columns.length; end++) {
      const own = placeInGroup(group, columns.slice(start, end));
      const after = rest[end];
      const weight = own.weight + (after?.weight ?? 0);
      // An optional column that fits both sides of a cut belongs to the group before it.
      if (chosen && (weight < chosen.weight || (weight === chosen.weight && own.optional <= chosen.optional))) continue;
      chosen = {
        placed: [...own.placed, ...(after?.placed ?? [])],
        left: [...own.left, ...(after?.left ?? [])],
        weight,
        optional: own.optional,
      };
    }
    return chosen ?? { placed: [], left: [], weight: 0, optional: 0 };
  });
}

function placeInGroup<K extends string>(
  group: ReadonlyMap<string, Heading<K>>,
  columns: readonly HeadingColumn[],
): Weighed<K> {
  const placed = new Map<K, PlacedHeading<K>>();
  const left: HeadingColumn[] = [];
  for (const at of columns) {
    const heading = group.get(at.text);
    if (heading && !placed.has(heading.key)) placed.set(heading.key, { heading, at });
    else left.push(at);
  }
  const optional = [...placed.values()].filter(({ heading }) => !heading.required).length;
  return { placed: [...placed.values()], left, weight: 2 * placed.size - optional, optional };
}
