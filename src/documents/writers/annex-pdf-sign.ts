/** The sign of a light, drawn: Roboto has no half-filled circle. */
import type { Light } from '../../domain/light';
import { lightStyle } from '../../presentation/light-style';
import type { Placed } from './pdf-placed';
import { lineHeight, type PdfNode } from './pdf-sheet';

/** A sign beside a line of text; it takes no room of its own. */
export function lightSign(light: Light, size: number, color: string): PdfNode {
  const drawn = circleOf(light, { x: 0, y: 0, size, color });
  const relativePosition = { x: 0, y: 0 };
  if (drawn === null) {
    return { text: lightStyle(light).sign, bold: true, color, fontSize: size, relativePosition };
  }
  return { canvas: drawn, relativePosition };
}

/** The same sign at its place. */
export function placedSign(light: Light, corner: Corner): Placed[] {
  const drawn = circleOf(light, corner);
  if (drawn !== null) return drawn.map((shape) => ({ shape }));
  return [{ ...corner, line: [{ text: lightStyle(light).sign, bold: true }], element: null }];
}

/** The upper left corner of the line that the sign stands beside. */
interface Corner {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly color: string;
}

// A full, a half and an empty circle, in the middle of the line's small letters.
function circleOf(light: Light, corner: Corner): PdfNode[] | null {
  const { size, color } = corner;
  const r = size * 0.36;
  const [x, y] = [corner.x + r + 0.6, corner.y + lineHeight(size) * 0.5];
  const ring = { type: 'ellipse', x, y, r1: r, r2: r, lineWidth: 0.8, lineColor: color };
  switch (light) {
    case 'met':
      return [{ ...ring, color }];
    case 'partial':
      return [ring, { type: 'polyline', color, closePath: true, lineWidth: 0, points: leftHalf(x, y, r) }];
    case 'not-done':
      return [ring];
    default:
      return null;
  }
}

function leftHalf(x: number, y: number, r: number): { x: number; y: number }[] {
  const steps = 12;
  return Array.from({ length: steps + 1 }, (_step, index) => {
    const angle = Math.PI / 2 + (Math.PI * index) / steps;
    return { x: x + r * Math.cos(angle), y: y + r * Math.sin(angle) };
  });
}
