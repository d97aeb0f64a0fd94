/** Texts that are too high for one row of a sheet, divided into what each of several rows shows. */
import type { TextPart } from '../../presentation/annex-columns';
import { lineCount, wrapped } from '../text/wrapping';
import { TABLE_SIZE } from './xlsx-looks';
import { type Paragraphs, usableWidth } from './xlsx-measure';

/** What one row of the sheet shows of a text, and in how many lines. */
export interface Piece {
  readonly paragraphs: Paragraphs;
  readonly lines: number;
}

/** Low rows fill a page well: of rows as high as there are, a page would hold two and stay empty by a fifth. */
const MOST_LINES = 17;
/** A long paragraph does not begin in fewer lines at the end of a row. */
const FEWEST_LINES = 3;

/**
 * Divides a text between its paragraphs; a paragraph that is too high itself between its lines, where the part above
 * keeps the space behind its last word. A line that ends with a colon stays with what follows it.
 */
export function piecesOf(paragraphs: Paragraphs, widthPx: number): Piece[] {
  const pieces = new Pieces(usableWidth(widthPx));
  paragraphs.forEach((parts) => pieces.add(parts));
  return pieces.filled();
}

interface OpenPiece {
  readonly paragraphs: (readonly TextPart[])[];
  lines: number;
}

class Pieces {
  private readonly pieces: OpenPiece[] = [];
  private last: OpenPiece = this.begun();

  constructor(private readonly width: number) {}

  add(parts: readonly TextPart[]): void {
    const lines = lineCount(parts, this.width, TABLE_SIZE, 'arial');
    if (lines > MOST_LINES) this.addDivided(parts);
    else this.put(parts, lines);
  }

  filled(): Piece[] {
    return this.pieces.filter(({ paragraphs }) => paragraphs.length > 0);
  }

  private put(parts: readonly TextPart[], lines: number): void {
    if (this.last.lines + lines > MOST_LINES) this.beginWithHeadings(lines);
    this.last.paragraphs.push(parts);
    this.last.lines += lines;
  }

  private begun(): OpenPiece {
    const piece = { paragraphs: [], lines: 0 };
    this.pieces.push(piece);
    return piece;
  }

  private beginWithHeadings(room: number): void {
    const before = this.last;
    this.last = this.begun();
    while (before.paragraphs.length > 1 && isHeading(before.paragraphs.at(-1))) {
      const heading = before.paragraphs.at(-1) ?? [];
      const lines = lineCount(heading, this.width, TABLE_SIZE, 'arial');
      if (this.last.lines + lines + room > MOST_LINES) return;
      before.paragraphs.pop();
      before.lines -= lines;
      this.last.paragraphs.unshift(heading);
      this.last.lines += lines;
    }
  }

  private addDivided(parts: readonly TextPart[]): void {
    const text = parts.map((part) => part.text).join('');
    const bold = parts.every((part) => part.bold);
    const starts = lineStarts(text, wrapped(parts, this.width, TABLE_SIZE, 'arial'));
    let line = 0;
    while (line < starts.length) {
      const free = MOST_LINES - this.last.lines;
      const taken = toSpace(
        text,
        starts,
        line,
        Math.min(free < FEWEST_LINES ? MOST_LINES : free, starts.length - line),
      );
      this.put([{ text: text.slice(starts[line], starts[line + taken]), bold }], taken);
      line += taken;
    }
  }
}

/** How many lines to take so that the part ends behind a space; all where no line does. */
function toSpace(text: string, starts: readonly number[], line: number, most: number): number {
  for (let taken = most; taken > 0; taken--) {
    const end = starts[line + taken] ?? text.length;
    if (end === text.length || /\s/.test(text.charAt(end - 1))) return taken;
  }
  return most;
}

function isHeading(parts: readonly TextPart[] | undefined): boolean {
  return parts?.at(-1)?.text.endsWith(':') === true;
}

/** Where each line begins in the text that it was taken from; only spaces stand between two of them. */
function lineStarts(text: string, lines: readonly (readonly TextPart[])[]): number[] {
  let end = 0;
  return lines.map((parts) => {
    const line = parts.map((part) => part.text).join('');
    const start = text.indexOf(line, end);
    end = start + line.length;
    return start;
  });
}
