/**
 * The texts of a workbook, each once, as its cells refer to them. Takes the place of the library's own table, which
 * renders a text of several fonts once to know it again and once more to write it, font by font.
 */
import type { CellRichTextValue, Font } from 'exceljs';

type Run = CellRichTextValue['richText'][number];

const OPENING =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

export class XlsxTexts {
  /** By its xml, the place of a text. */
  private readonly places = new Map<string, number>();
  private readonly fonts = new Map<object, string>();
  /** How many cells refer to a text. */
  totalRefs = 0;

  /** How many texts there are. */
  get count(): number {
    return this.places.size;
  }

  /** The place of a text, which is added where it is new; its characters are those that xml has a place for. */
  add(value: string | CellRichTextValue): number {
    this.totalRefs += 1;
    const xml = typeof value === 'string' ? textXml(value) : this.runsXml(value.richText);
    const known = this.places.get(xml);
    if (known !== undefined) return known;
    const place = this.places.size;
    this.places.set(xml, place);
    return place;
  }

  /** The part of the package that holds them. */
  xml(): string {
    const texts = [...this.places.keys()].join('</si><si>');
    return `${OPENING} count="${this.totalRefs}" uniqueCount="${this.count}"><si>${texts}</si></sst>`;
  }

  private runsXml(runs: readonly Run[]): string {
    let xml = '';
    for (const { font, text } of runs) xml += `<r>${font ? this.fontXml(font) : ''}${textXml(text)}</r>`;
    return xml;
  }

  private fontXml(font: Partial<Font>): string {
    const known = this.fonts.get(font);
    if (known !== undefined) return known;
    const { bold, color, size, name } = font;
    const weight = bold ? '<b/>' : '';
    const colour = color?.argb ? `<color rgb="${color.argb}"/>` : '';
    const xml = `<rPr>${weight}${colour}<sz val="${size ?? ''}"/><rFont val="${name ?? ''}"/></rPr>`;
    this.fonts.set(font, xml);
    return xml;
  }
}

function textXml(text: string): string {
  return `<t${OUTER_SPACE.test(text) ? ' xml:space="preserve"' : ''}>${escaped(text)}</t>`;
}

function escaped(text: string): string {
  if (!MARKUP.test(text)) return text;
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Without being told so, readers leave such spaces and breaks out. */
const OUTER_SPACE = /^\s|\n|\s$/;
const MARKUP = /[&<>]/;
