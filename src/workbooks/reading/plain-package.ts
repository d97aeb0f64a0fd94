import { strToU8, zipSync } from 'fflate';
import type { CheckedPackage } from './package-check';

const SHEETS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const LINKS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE_LINKS = 'http://schemas.openxmlformats.org/package/2006/relationships';

/**
 * A workbook made anew of the checked parts that reading needs: sheets, styles, texts. The library opens this and
 * never the file that came, so it can meet nothing that was not counted; defined names (which it walks cell by cell)
 * and names of parts that it does not know are gone. Sheets are called `S1`, `S2` … in the order of the workbook.
 */
export function plainPackage(checked: CheckedPackage): Uint8Array<ArrayBuffer> {
  return zipSync(plainFiles(checked), { level: 0 });
}

/** The parts of a plain package, by the names that exceljs looks for. */
export function plainFiles(checked: CheckedPackage): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = {
    'xl/workbook.xml': strToU8(workbookXml(checked)),
    'xl/_rels/workbook.xml.rels': strToU8(linksXml(checked.sheets.map((_, index) => `rId${index + 1}`))),
    'xl/styles.xml': partOf(checked, checked.styles) ?? strToU8(`<styleSheet xmlns="${SHEETS}"/>`),
  };
  const texts = partOf(checked, checked.sharedStrings);
  if (texts) files['xl/sharedStrings.xml'] = texts;
  checked.sheets.forEach(({ partName }, index) => {
    const sheet = partOf(checked, partName);
    if (sheet) files[`xl/worksheets/sheet${index + 1}.xml`] = sheet;
  });
  return files;
}

/** The list of links from the workbook to its sheets, of which the n-th is `worksheets/sheet<n>.xml`. */
export function linksXml(ids: readonly string[]): string {
  const links = ids.map(
    (id, index) =>
      `<Relationship Id="${attribute(id)}" Type="${LINKS}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  return `<Relationships xmlns="${PACKAGE_LINKS}">${links.join('')}</Relationships>`;
}

/** A text as it stands inside the quotes of an attribute. */
export function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/**
 * A checked part, with `<b val="false"/>` as `<b val="0"/>`: exceljs takes every other value for bold, and who is
 * bold is responsible.
 */
export function partOf(checked: CheckedPackage, partName: string | null): Buffer | null {
  const bytes = partName === null ? undefined : checked.parts.get(partName);
  if (!bytes) return null;
  if (!bytes.includes('false')) return bytes;
  const text = bytes.toString('utf8');
  return Buffer.from(text.replace(/(<(?:x:)?b\s+val\s*=\s*)(?:"false"|'false')/g, '$1"0"'), 'utf8');
}

function workbookXml(checked: CheckedPackage): string {
  const sheets = checked.sheets.map(
    (_, index) => `<sheet name="S${index + 1}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const epoch = checked.date1904 ? '<workbookPr date1904="1"/>' : '<workbookPr/>';
  return `<workbook xmlns="${SHEETS}" xmlns:r="${LINKS}">${epoch}<sheets>${sheets.join('')}</sheets></workbook>`;
}
