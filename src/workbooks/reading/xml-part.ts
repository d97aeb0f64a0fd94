import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { damaged, FileRefused } from './file-refused';
import { refuseBeyond } from './limits';
import type { PartListener } from './zip-parts';

/** What a reader of one part wants to see; names come without the prefix `x:`, as some programs write it. */
export interface XmlListener {
  opened(name: string, attributes: Readonly<Record<string, string>>, depth: number): void;
  text?(text: string): void;
  closed?(name: string): void;
}

const COUNTED_DEPTH = 100_000;

/**
 * Reads a part as XML while it comes: UTF-8, well-formed to its last tag, without DOCTYPE (an entity can grow without
 * bound) and not nested deeply. It is the same tokenizer that exceljs reads with, so both see the same tags.
 */
export class XmlPart implements PartListener {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private readonly parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  private depth = 0;
  private deepest = 0;

  constructor(
    private readonly partName: string,
    private readonly listener: XmlListener | null,
  ) {
    this.parser.on('doctype', () => this.refuseDoctype());
    this.parser.on('cdata', () => this.refuseCdata());
    this.parser.on('opentag', (tag) => this.opened(tag));
    this.parser.on('closetag', (tag) => this.closed(tag));
    if (listener?.text) this.parser.on('text', (text) => listener.text?.(text));
  }

  write(piece: Buffer): void {
    this.parse(() => this.parser.write(this.decoder.decode(piece, { stream: true })));
  }

  end(): void {
    this.parse(() => this.parser.write(this.decoder.decode()).close());
    refuseBeyond({ depth: this.deepest });
  }

  private opened(tag: SaxesTagPlain): void {
    this.depth += 1;
    if (this.depth > this.deepest) this.deepest = this.depth;
    if (this.depth > COUNTED_DEPTH) refuseBeyond({ depth: this.depth });
    this.listener?.opened(plainName(tag.name), tag.attributes, this.depth);
  }

  private closed(tag: SaxesTagPlain): void {
    this.depth -= 1;
    this.listener?.closed?.(plainName(tag.name));
  }

  private refuseDoctype(): never {
    throw new FileRefused(
      `El libro declara entidades XML propias (DOCTYPE) en la parte «${this.partName}», lo que un libro de Excel nunca lleva. ` +
        'Copie sus celdas a un libro nuevo y vuelva a cargarlo.',
    );
  }

  // exceljs passes over CDATA without a word, and a text would be lost.
  private refuseCdata(): never {
    throw damaged(`El libro contiene secciones CDATA en la parte «${this.partName}», lo que Excel nunca escribe.`);
  }

  private parse(read: () => void): void {
    try {
      read();
    } catch (error) {
      if (error instanceof FileRefused) throw error;
      throw damaged(`El libro está dañado: su parte «${this.partName}» está incompleta o mal formada.`);
    }
  }
}

/** Reads a whole part; throws FileRefused. */
export function readXml(partName: string, bytes: Buffer, listener: XmlListener): void {
  const part = new XmlPart(partName, listener);
  part.write(bytes);
  part.end();
}

function plainName(name: string): string {
  return name.startsWith('x:') ? name.slice(2) : name;
}
