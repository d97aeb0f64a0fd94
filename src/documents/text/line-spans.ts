/** Where lines begin and end in a text: the greedy filling of lines, glyph by glyph. */

const NEW_LINE = 0x0a;
const SPACE = 0x20;
const TAB = 0x09;
const HYPHEN = 0x2d;

/** A line within the whole text; spaces at its end are left out. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** From an index of the text on, glyphs have these widths. */
export interface Stretch {
  readonly from: number;
  readonly widthOfGlyph: (codePoint: number) => number;
}

/**
 * The lines of a text, which may have line breaks of its own. A line breaks after a space or after a hyphen between
 * words; where one word is wider than the line, between any two glyphs. Spaces at a line's end take no room.
 * @param limit width of a line in the unit of the glyphs' widths
 */
export function lineSpans(text: string, stretches: readonly Stretch[], limit: number): Span[] {
  const spans: Span[] = [];
  filled(text, stretches, new LineFilling(text, limit, spans));
  return spans;
}

/** How many lines `lineSpans` gives, without making them. */
export function lineTotal(text: string, stretches: readonly Stretch[], limit: number): number {
  return filled(text, stretches, new LineFilling(text, limit, null));
}

function filled(text: string, stretches: readonly Stretch[], lines: LineFilling): number {
  stretches.forEach(({ from, widthOfGlyph }, index) => {
    const to = stretches[index + 1]?.from ?? text.length;
    for (let at = from; at < to; at++) {
      const codePoint = text.codePointAt(at) ?? 0;
      lines.take(codePoint, at, widthOfGlyph);
      if (codePoint > 0xffff) at++;
    }
  });
  return lines.finished();
}

class LineFilling {
  private lines = 0;
  private from = 0;
  private width = 0;
  /** After which index the line may end, and how wide it is up to there; at the line's start: nowhere yet. */
  private breakAt = 0;
  private widthAtBreak = 0;

  /** `spans` takes the lines; null: they are counted alone. */
  constructor(
    private readonly text: string,
    private readonly limit: number,
    private readonly spans: Span[] | null,
  ) {}

  take(codePoint: number, at: number, widthOfGlyph: (codePoint: number) => number): void {
    if (codePoint === NEW_LINE) {
      this.end(at, at + 1);
      this.width = 0;
    } else if (codePoint === SPACE || codePoint === TAB) {
      this.width += widthOfGlyph(SPACE);
      this.mayBreakAfter(at);
    } else {
      const width = widthOfGlyph(codePoint);
      while (this.width + width > this.limit && at > this.from) this.breakBefore(at);
      this.width += width;
      if (codePoint === HYPHEN && partsWords(this.text, at)) this.mayBreakAfter(at);
    }
  }

  /** Ends the last line and tells how many there are. */
  finished(): number {
    this.end(this.text.length, this.text.length);
    return this.lines;
  }

  private mayBreakAfter(at: number): void {
    this.breakAt = at + 1;
    this.widthAtBreak = this.width;
  }

  private breakBefore(at: number): void {
    const canBreak = this.breakAt > this.from;
    const next = canBreak ? this.breakAt : at;
    this.width = canBreak ? this.width - this.widthAtBreak : 0;
    this.end(next, next);
  }

  private end(to: number, next: number): void {
    this.lines += 1;
    if (this.spans !== null) {
      let end = to;
      while (end > this.from && isSpaceAt(this.text, end - 1)) end--;
      this.spans.push({ from: this.from, to: end });
    }
    this.from = next;
    this.breakAt = next;
    this.widthAtBreak = 0;
  }
}

function isSpaceAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === SPACE || code === TAB;
}

/** Whether a hyphen parts two words of three letters or more; shorter ones, as in MP-FN, stay together. */
function partsWords(text: string, at: number): boolean {
  return /[\p{L}\p{N}]{3}$/u.test(text.slice(Math.max(0, at - 3), at)) && /^\p{L}{3}/u.test(text.slice(at + 1, at + 4));
}
