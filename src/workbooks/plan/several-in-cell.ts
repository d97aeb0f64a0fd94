/** Several indicators in one row: `1. …` and `2. …` in the cell, their values one a line in the same order. */
import { oneLine } from '../../domain/text';

export interface NumberedName {
  /** Null where the text has no number before it. */
  readonly number: number | null;
  readonly name: string;
}

const NUMBERED = /^(\d{1,3})(?:\.-|[.)])(?!\d)\s*(.*)$/;

/**
 * The indicators that a cell names. A line that begins without a number goes on with the one before it. Where all
 * stand in one line and `expected` values stand beside them, the numbers within the line part them.
 */
export function splitIndicators(text: string, expected: number): NumberedName[] {
  const pieces: string[] = [];
  for (const line of text.split('\n').map(oneLine)) {
    if (line === '') continue;
    if (pieces.length === 0 || NUMBERED.test(line)) pieces.push(line);
    else pieces.push(`${pieces.pop() ?? ''} ${line}`);
  }
  const inline = pieces.length === 1 && expected > 1 ? (pieces[0] ?? '').split(/\s(?=\d{1,3}(?:\.-|[.)])\s)/) : [];
  const areInline = inline.length > 1 && inline.length === expected && inline.every((piece) => NUMBERED.test(piece));
  return (areInline ? inline : pieces).map(numberedName);
}

/** One value for each of `count` indicators, all empty for an empty cell; null where the lines are not as many. */
export function valuesFor(text: string, count: number): string[] | null {
  if (count === 1) return [text.trim()];
  const given = filledLines(text);
  if (given.length === 0) return Array<string>(count).fill('');
  return given.length === count ? given : null;
}

/** The same for columns that may be empty for some of the indicators; one word alone serves all of them. */
export function wordsFor(text: string, count: number): string[] | null {
  const values = valuesFor(text, count);
  if (values) return values;
  const lines = text.split('\n').map((line) => line.trim());
  if (lines.length === count) return lines;
  const [only, ...more] = filledLines(text);
  return only !== undefined && more.length === 0 ? Array<string>(count).fill(only) : null;
}

/** The lines of a cell that hold something. */
export function filledLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function numberedName(piece: string): NumberedName {
  const match = NUMBERED.exec(piece);
  const number = Number(match?.[1] ?? 0);
  return match && number > 0 ? { number, name: (match[2] ?? '').trim() } : { number: null, name: piece };
}
