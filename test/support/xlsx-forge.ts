import { entryOf, type RawEntry, rawZip } from './raw-zip';

/**
 * Workbooks written tag by tag: what no library would write, and what other programs write differently. Parts are
 * XML texts by their name; what is not given is the least that a workbook needs.
 */
export interface ForgedWorkbook {
  /** What stands inside `<worksheet>` of the first sheet. */
  readonly sheet?: string;
  /** What stands inside `<sst>`. */
  readonly texts?: string;
  /** What stands inside `<styleSheet>`. */
  readonly styles?: string;
  /** What stands inside `<workbook>` before and after the list of sheets. */
  readonly properties?: string;
  readonly names?: string;
  /** More links of the workbook, and of the first sheet, as `<Relationship …/>`. */
  readonly links?: string;
  readonly sheetLinks?: string;
  /** More parts, or others in place of these. */
  readonly parts?: Readonly<Record<string, string | Buffer>>;
  /** More entries as they are. */
  readonly entries?: readonly RawEntry[];
}

const SHEETS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const LINKS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE_LINKS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';

/** The bytes of a forged workbook. */
export function forgedWorkbook(forged: ForgedWorkbook = {}): Buffer {
  const entries = Object.entries({ ...partsOf(forged), ...forged.parts });
  return rawZip([...entries.map(([name, content]) => entryOf(name, content)), ...(forged.entries ?? [])]);
}

/** A link for `links` and `sheetLinks`; `kind` is the last word of its type. */
export function link(id: string, kind: string, target: string, mode = ''): string {
  const external = mode === '' ? '' : ` TargetMode="${mode}"`;
  return `<Relationship Id="${id}" Type="${LINKS}/${kind}" Target="${target}"${external}/>`;
}

/** `<sheetData>` of so many rows with so many cells each; cells hold what `cell` gives for their address. */
export function sheetData(
  rows: number,
  columns: number,
  cell = (address: string): string => `<c r="${address}"/>`,
): string {
  const letters = Array.from({ length: columns }, (_, index) => String.fromCharCode(65 + index));
  const lines = Array.from({ length: rows }, (_, index) => {
    return `<row r="${index + 1}">${letters.map((letter) => cell(`${letter}${index + 1}`)).join('')}</row>`;
  });
  return `<sheetData>${lines.join('')}</sheetData>`;
}

/** One row with one text, for sheets whose point is elsewhere. */
export const ONE_CELL = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>ITEM</t></is></c></row></sheetData>';

function partsOf(forged: ForgedWorkbook): Record<string, string> {
  const texts = forged.texts === undefined ? '' : link('rIdT', 'sharedStrings', 'sharedStrings.xml');
  const styles = forged.styles === undefined ? '' : link('rIdY', 'styles', 'styles.xml');
  return {
    '[Content_Types].xml': `<Types xmlns="${TYPES}"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': linksXml(link('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml':
      `<workbook xmlns="${SHEETS}" xmlns:r="${LINKS}">${forged.properties ?? ''}` +
      `<sheets><sheet name="Hoja 1" sheetId="1" r:id="rIdS"/></sheets>${forged.names ?? ''}</workbook>`,
    'xl/_rels/workbook.xml.rels': linksXml(
      link('rIdS', 'worksheet', 'worksheets/sheet1.xml') + texts + styles + (forged.links ?? ''),
    ),
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${SHEETS}" xmlns:r="${LINKS}">${forged.sheet ?? ONE_CELL}</worksheet>`,
    ...(forged.texts === undefined ? {} : { 'xl/sharedStrings.xml': `<sst xmlns="${SHEETS}">${forged.texts}</sst>` }),
    ...(forged.styles === undefined
      ? {}
      : { 'xl/styles.xml': `<styleSheet xmlns="${SHEETS}">${forged.styles}</styleSheet>` }),
    ...(forged.sheetLinks === undefined ? {} : { 'xl/worksheets/_rels/sheet1.xml.rels': linksXml(forged.sheetLinks) }),
  };
}

function linksXml(links: string): string {
  return `<Relationships xmlns="${PACKAGE_LINKS}">${links}</Relationships>`;
}
