/**
 * The parts of a workbook's package as the library writes them. They take the place of its own zip, which would be
 * unpacked at once to be packed anew with the same bytes each time.
 */

/** What a sheet is written to, piece by piece. */
interface PartStream {
  write(xml: string | { toBuffer(): Uint8Array }): void;
  pause(): void;
  end(): void;
}

export class XlsxParts {
  private readonly pieces = new Map<string, string[]>();

  /** Adds a whole part. */
  append(content: string, { name }: { readonly name: string }): void {
    this.pieces.set(name.replace(/^\//, ''), [content]);
  }

  /** Begins a part that is written from the top down. */
  opened(name: string): PartStream {
    const pieces: string[] = [];
    this.pieces.set(name.replace(/^\//, ''), pieces);
    return {
      write: (xml) => void pieces.push(typeof xml === 'string' ? xml : Buffer.from(xml.toBuffer()).toString()),
      pause: () => undefined,
      end: () => undefined,
    };
  }

  /** By name, the bytes of each part. */
  bytes(): Record<string, Uint8Array> {
    return Object.fromEntries([...this.pieces].map(([name, pieces]) => [name, Buffer.from(pieces.join(''))]));
  }
}
