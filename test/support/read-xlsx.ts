/** A workbook as its own XML says it is: read without the library that wrote it. */
import { unzipSync } from 'fflate';
import { child, childrenOf, within, type XmlNode, xmlTree } from './xml-tree';

export interface ReadCell {
  /** As a person reads it: numbers by their format. */
  readonly text: string;
  readonly number: number | null;
  /** The bold parts of the text, in their order. */
  readonly bold: readonly string[];
  /** RGB of a filled cell; null: not filled. */
  readonly fill: string | null;
  readonly isFormula: boolean;
}

export interface ReadBook {
  readonly names: readonly string[];
  readonly sheets: readonly ReadSheet[];
  readonly parts: Readonly<Record<string, string>>;
}

export interface ReadSheet {
  readonly xml: XmlNode;
  /** By address. */
  readonly cells: ReadonlyMap<string, ReadCell>;
  /** As `A1:B2`. */
  readonly merges: readonly string[];
  /** By number, in points. */
  readonly heights: ReadonlyMap<number, number>;
}

interface Style {
  readonly bold: boolean;
  readonly fill: string | null;
  readonly format: string;
}

export function readXlsx(bytes: Uint8Array): ReadBook {
  const packed = unzipSync(bytes);
  const parts = Object.fromEntries(
    Object.entries(packed).map(([name, part]) => [name, new TextDecoder().decode(part)]),
  );
  const strings = parts['xl/sharedStrings.xml'] ? xmlTree(parts['xl/sharedStrings.xml']).children : [];
  const styles = stylesOf(xmlTree(parts['xl/styles.xml'] ?? ''));
  const names = childrenOf(child(xmlTree(parts['xl/workbook.xml'] ?? ''), 'sheets'), 'sheet');
  const sheets = names.map((_, index) => sheetOf(parts[`xl/worksheets/sheet${index + 1}.xml`] ?? '', strings, styles));
  return { names: names.map(({ attributes }) => attributes['name'] ?? ''), sheets, parts };
}

function sheetOf(source: string, strings: readonly XmlNode[], styles: readonly Style[]): ReadSheet {
  const xml = xmlTree(source);
  const rows = childrenOf(child(xml, 'sheetData'), 'row');
  const cells = rows.flatMap((row) => childrenOf(row, 'c'));
  return {
    xml,
    cells: new Map(cells.map((cell) => [cell.attributes['r'] ?? '', cellOf(cell, strings, styles)])),
    merges: within(xml, 'mergeCell').map(({ attributes }) => attributes['ref'] ?? ''),
    heights: new Map(rows.map(({ attributes }) => [Number(attributes['r']), Number(attributes['ht'])])),
  };
}

function cellOf(cell: XmlNode, strings: readonly XmlNode[], styles: readonly Style[]): ReadCell {
  const style = styles[Number(cell.attributes['s'] ?? 0)] ?? { bold: false, fill: null, format: '' };
  const [value] = childrenOf(cell, 'v');
  const isFormula = childrenOf(cell, 'f').length > 0;
  const bare = { fill: style.fill, isFormula };
  if (!value) return { ...bare, text: '', number: null, bold: [] };
  if (cell.attributes['t'] !== 's') {
    const number = Number(value.text);
    return { ...bare, text: formatted(number, style.format), number, bold: [] };
  }
  const runs = runsOf(strings[Number(value.text)], style);
  const text = runs.map((run) => run.text).join('');
  return { ...bare, text, number: null, bold: runs.filter((run) => run.bold).map((run) => run.text) };
}

function runsOf(string: XmlNode | undefined, style: Style): { text: string; bold: boolean }[] {
  const plain = childrenOf(string, 't').map(({ text }) => ({ text: unescaped(text), bold: style.bold }));
  const runs = childrenOf(string, 'r').map((run) => ({
    text: unescaped(child(run, 't').text),
    bold: within(run, 'b').length > 0,
  }));
  return [...plain, ...runs];
}

function unescaped(text: string): string {
  return text.replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** `#,##0.00` and `#,##0 %`, the formats that a report uses. */
function formatted(number: number, format: string): string {
  const isPercent = format.endsWith(' %');
  const decimals = /\.(0+)/.exec(format)?.[1]?.length ?? 0;
  const [whole = '', rest] = (isPercent ? number * 100 : number).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${grouped}${rest === undefined ? '' : `.${rest}`}${isPercent ? ' %' : ''}`;
}

function stylesOf(xml: XmlNode): Style[] {
  const formats = new Map(
    within(xml, 'numFmt').map(({ attributes }) => [attributes['numFmtId'], attributes['formatCode']]),
  );
  const fonts = childrenOf(child(xml, 'fonts'), 'font').map((font) => within(font, 'b').length > 0);
  const fills = childrenOf(child(xml, 'fills'), 'fill').map((fill) => within(fill, 'fgColor')[0]?.attributes['rgb']);
  return childrenOf(child(xml, 'cellXfs'), 'xf').map(({ attributes }) => ({
    bold: fonts[Number(attributes['fontId'])] ?? false,
    fill: fills[Number(attributes['fillId'])]?.slice(2) ?? null,
    format:
      formats.get(attributes['numFmtId']) ??
      (attributes['numFmtId'] === '3' ? '#,##0' : attributes['numFmtId'] === '4' ? '#,##0.00' : ''),
  }));
}
