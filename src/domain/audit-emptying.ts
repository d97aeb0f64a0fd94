/**
 * What stood before and after a deed may be emptied when its time is over, and that is a deed of its own: its entry names
 * the entries whose content went. A content that is gone without such an entry was blanked by somebody else.
 */

import { daysBetween, type IsoDate, slashedDate } from './dates';

// Who did something lately cannot have what was there before be forgotten.
const KEPT_DAYS = 365;

/** Entries that follow each other, by their sequences, both ends included. */
export interface Span {
  readonly from: number;
  readonly through: number;
}

/** Why contents of the days before one may not be emptied today; null: they may. */
export function whyNotEmpty(before: IsoDate, today: IsoDate): string | null {
  if (daysBetween(before, today) >= KEPT_DAYS) return null;
  return `El contenido de los asientos se guarda un año por lo menos, y desde el ${slashedDate(before)} no ha pasado; escriba una fecha anterior.`;
}

/** Sequences in ascending order as the spans that they make up. */
export function spansOf(sequences: readonly number[]): Span[] {
  const spans: { from: number; through: number }[] = [];
  for (const sequence of sequences) {
    const last = spans.at(-1);
    if (last?.through === sequence - 1) last.through = sequence;
    else spans.push({ from: sequence, through: sequence });
  }
  return spans;
}

/** Spans in ascending order with one more sequence, beyond all of them. */
export function withSequence(spans: readonly Span[], sequence: number): readonly Span[] {
  const last = spans.at(-1);
  if (last?.through !== sequence - 1) return [...spans, { from: sequence, through: sequence }];
  return [...spans.slice(0, -1), { from: last.from, through: sequence }];
}

/** What of the spans is not within any of the others. */
export function without(spans: readonly Span[], others: readonly Span[]): readonly Span[] {
  return others.reduce((left, other) => left.flatMap((span) => outside(span, other)), spans);
}

/** What the entry of an emptying tells, as its content stands in the log; nothing where it cannot be read. */
export function emptiedSpans(content: string | null): readonly Span[] {
  if (content === null) return [];
  const { after } = JSON.parse(content) as { after?: { spans?: readonly Span[] } | null };
  return after?.spans ?? [];
}

function outside(span: Span, other: Span): Span[] {
  if (other.through < span.from || other.from > span.through) return [span];
  const [before, beyond] = [
    { from: span.from, through: other.from - 1 },
    { from: other.through + 1, through: span.through },
  ];
  return [before, beyond].filter(({ from, through }) => from <= through);
}
