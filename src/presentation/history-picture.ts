/** The course of a figure as a small picture: where its points lie on a canvas of fixed size, with the target's line. */
import type { Fraction } from '../domain/amount';

export interface PicturePoint {
  /** What the point tells, for those who cannot see where it lies. */
  readonly label: string;
  /** Null: no figure at that day. */
  readonly value: Fraction | null;
}

export interface HistoryPicture {
  readonly width: number;
  readonly height: number;
  /** Polylines between the points that follow each other, `x,y x,y`. */
  readonly lines: readonly string[];
  readonly points: readonly { readonly x: number; readonly y: number; readonly label: string }[];
  /** Height of the target's line; null: no target. */
  readonly targetY: number | null;
  readonly baseY: number;
}

const WIDTH = 720;
const HEIGHT = 200;
const MARGIN = { left: 10, right: 10, top: 24, bottom: 14 };

/** Heights grow from 0 to the largest of values and target; null where no point has a value. */
export function historyPicture(points: readonly PicturePoint[], target: Fraction | null): HistoryPicture | null {
  const values = points.map(({ value }) => (value === null ? null : toNumber(value)));
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  const targetValue = target === null ? null : toNumber(target);
  const highest = Math.max(...known, targetValue ?? 0) || 1;
  const y = (value: number) => rounded(HEIGHT - MARGIN.bottom - (value / highest) * inner(HEIGHT, 'top', 'bottom'));
  const step = points.length > 1 ? inner(WIDTH, 'left', 'right') / (points.length - 1) : 0;
  const placed = points.map(({ label }, index) => {
    const value = values[index] ?? null;
    return value === null ? null : { x: rounded(MARGIN.left + index * step), y: y(Math.max(0, value)), label };
  });
  return {
    width: WIDTH,
    height: HEIGHT,
    lines: linesThrough(placed),
    points: placed.filter((point) => point !== null),
    targetY: targetValue === null ? null : y(targetValue),
    baseY: HEIGHT - MARGIN.bottom,
  };
}

function linesThrough(placed: readonly ({ x: number; y: number } | null)[]): string[] {
  const lines: string[][] = [[]];
  for (const point of placed) {
    if (point === null) lines.push([]);
    else lines.at(-1)?.push(`${point.x},${point.y}`);
  }
  return lines.filter((line) => line.length > 1).map((line) => line.join(' '));
}

function inner(length: number, before: 'left' | 'top', after: 'right' | 'bottom'): number {
  return length - MARGIN[before] - MARGIN[after];
}

// A picture of a few hundred dots needs no exact numbers.
function toNumber({ numerator, denominator }: Fraction): number {
  return Number((numerator * 1000n) / denominator) / 1000;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
