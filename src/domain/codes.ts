/**
 * Codes of a plan's elements: `OE 1`, `EE 2`, `E 1.3`, `LA 1.3.3`. The parent of a coded element follows from its
 * code: line LA 1.4.4 belongs to strategy E 1.4, that to objective OE 1. An axis (EE) is a heading that strategies
 * carry, whatever the objective.
 */

export type ElementLevel = 'objective' | 'axis' | 'strategy' | 'line';

export interface ElementCode {
  /** As it is stored and printed: the prefix, one space, the numbers. */
  readonly code: string;
  readonly level: ElementLevel;
}

const PREFIXES: Readonly<Record<string, { level: ElementLevel; numbers: number }>> = {
  OE: { level: 'objective', numbers: 1 },
  EE: { level: 'axis', numbers: 1 },
  E: { level: 'strategy', numbers: 2 },
  LA: { level: 'line', numbers: 3 },
};

/** Reads a code with or without spaces and in any case (`la1.3.3`); null where the text is none. */
export function readCode(text: string): ElementCode | null {
  const match = /^(OE|EE|E|LA)\s*(\d{1,4}(?:\.\d{1,4})*)\.?$/i.exec(text.trim());
  const prefix = (match?.[1] ?? '').toUpperCase();
  const known = PREFIXES[prefix];
  const numbers = (match?.[2] ?? '').split('.').map((part) => String(Number(part)));
  if (!match || !known || numbers.length !== known.numbers) return null;
  return { code: `${prefix} ${numbers.join('.')}`, level: known.level };
}

/** The code of the parent: `E 1.4` of `LA 1.4.4`, `OE 1` of `E 1.4`; null for objectives and axes. */
export function parentCode(code: string): string | null {
  const [prefix, numbers = ''] = code.split(' ');
  const parent = numbers.split('.').slice(0, -1).join('.');
  if (prefix === 'LA') return `E ${parent}`;
  return prefix === 'E' ? `OE ${parent}` : null;
}

/** Order of codes: the prefix as text, then number by number, so that LA 1.4.10 comes after LA 1.4.9. */
export function compareCodes(a: string, b: string): number {
  return comparedParts(parts(a), parts(b));
}

/** A list in the order of its codes, and of one code by their numbers; each code is taken apart once. */
export function inCodeOrder<T>(
  list: readonly T[],
  codeOf: (each: T) => string,
  numberOf: (each: T) => number = () => 0,
): T[] {
  return list
    .map((each) => ({ each, parts: parts(codeOf(each)), number: numberOf(each) }))
    .sort((a, b) => comparedParts(a.parts, b.parts) || a.number - b.number)
    .map(({ each }) => each);
}

function parts(code: string): string[] {
  return code.match(/\d+|[^\d\s.]+/g) ?? [];
}

function comparedParts(left: readonly string[], right: readonly string[]): number {
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = compareParts(left[index], right[index]);
    if (difference !== 0) return difference;
  }
  return 0;
}

function compareParts(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return (a === undefined ? 0 : 1) - (b === undefined ? 0 : 1);
  const [left, right] = [Number(a), Number(b)];
  if (Number.isFinite(left) && Number.isFinite(right)) return left - right;
  return a < b ? -1 : a > b ? 1 : 0;
}
