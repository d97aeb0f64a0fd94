import { strToU8, zipSync } from 'fflate';
import type { CheckedPackage } from '../reading/package-check';
import { linksXml, partOf, plainFiles } from '../reading/plain-package';
import { relationshipsOf } from '../reading/relationships';

// exceljs walks the cells of names and validations one by one; those that span more are left out of the copy.
const WALKED_CELLS = 50_000;

/** What exceljs is not shown when it reads a workbook that it will write again. */
const IGNORED = ['hyperlinks', 'drawing', 'picture', 'tableParts'];
const IGNORED_BESIDES = ['dataValidations', 'conditionalFormatting', 'extLst', 'headerFooter', 'pageSetup'];

/** A workbook for exceljs to read and write again, and the parts of its sheets that it must pass over. */
export interface WholePackage {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly ignoreNodes: string[];
}

/**
 * The checked parts of a workbook with its own names of sheets, columns, print settings, validations and conditional
 * formats. Pictures, tables (whose headings exceljs rewrites) and hyperlinks (which cost it formulas) are left out.
 * `plain` leaves out all but cells and their look, for files in which exceljs stumbles over the rest.
 */
export function wholePackage(checked: CheckedPackage, plain: boolean): WholePackage {
  const files = plainFiles(checked);
  files['xl/workbook.xml'] = strToU8(workbookXml(checked, plain));
  files['xl/_rels/workbook.xml.rels'] = strToU8(linksXml(checked.sheets.map(({ id }) => id)));
  const theme = relationshipsOf(checked.parts, checked.workbook).find(({ kind }) => kind === 'theme')?.target ?? null;
  const bytes = partOf(checked, theme);
  if (bytes) files['xl/theme/theme1.xml'] = bytes;
  const validated = checked.sheets.reduce((sum, { scan }) => sum + scan.spannedCells, 0);
  const besides = plain ? IGNORED_BESIDES : validated > WALKED_CELLS ? ['dataValidations'] : [];
  return { bytes: zipSync(files, { level: 0 }), ignoreNodes: [...IGNORED, ...besides] };
}

function workbookXml(checked: CheckedPackage, plain: boolean): string {
  const xml = partOf(checked, checked.workbook)?.toString('utf8') ?? '';
  if (!plain && checked.namedCells <= WALKED_CELLS) return xml;
  return xml.replace(/<(x:)?definedNames\b[\s\S]*<\/(x:)?definedNames\s*>/, '');
}
