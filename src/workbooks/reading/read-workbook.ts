import type { Workbook } from 'exceljs';
import type { Sheet } from '../../domain/sheet';
import { damaged } from './file-refused';
import { checkPackage, type CheckedPackage } from './package-check';
import { plainPackage } from './plain-package';
import { readSheet } from './read-sheet';
import { newWorkbook } from './workbook-library';

// Everything of a sheet but its cells: some of it exceljs walks cell by cell (a validation over A1:XFD1048576 never
// ends), tables overwrite headings with their own spelling, and merges come from the check.
const IGNORED = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'autoFilter',
  'mergeCells',
  'rowBreaks',
  'hyperlinks',
  'pageMargins',
  'dataValidations',
  'pageSetup',
  'headerFooter',
  'printOptions',
  'picture',
  'drawing',
  'sheetProtection',
  'tableParts',
  'conditionalFormatting',
  'extLst',
];

/**
 * The sheets of a workbook in their order, hidden ones too, as plain data. Runs where it is called, which must be a
 * worker thread: large files take seconds. Throws FileRefused.
 */
export async function readWorkbookHere(bytes: Uint8Array): Promise<Sheet[]> {
  const checked = await checkPackage(bytes);
  const workbook = await load(checked);
  return checked.sheets.map((sheet, index) =>
    readSheet(workbook.getWorksheet(`S${index + 1}`), sheet, checked.date1904),
  );
}

async function load(checked: CheckedPackage): Promise<Workbook> {
  const workbook = newWorkbook();
  try {
    return await workbook.xlsx.load(plainPackage(checked).buffer, { ignoreNodes: IGNORED });
  } catch {
    throw damaged('El libro está dañado: sus hojas, estilos y textos no concuerdan entre sí.');
  }
}
