import { type CellFormulaValue, type Comment, type Fill, ValueType, Workbook, type Worksheet } from 'exceljs';
import type { CellMessage } from '../../domain/sheet';
import { FileRefused } from '../reading/file-refused';
import { checkPackage, type CheckedPackage } from '../reading/package-check';
import { existingNotes } from './existing-notes';
import { type MessagesByCell, messagesByCell } from './messages-by-cell';
import { wholePackage } from './whole-package';

/** What the worker thread is handed: the workbook, what to say of which cell, and the sheet of bare addresses. */
export interface Annotation {
  readonly bytes: Uint8Array;
  readonly messages: readonly CellMessage[];
  /** Null is the first sheet. */
  readonly sheet: string | null;
}

const FILL: Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFC7CE' } };
const NOTE_COLUMNS = 6;
const LETTERS_PER_LINE = 55;

/**
 * The workbook with those cells filled and commented, several messages of a cell in one note under the note it had.
 * Runs where it is called, which must be a worker thread. Throws FileRefused.
 */
export async function annotateWorkbookHere({ bytes, messages, sheet }: Annotation): Promise<Uint8Array> {
  const checked = await checkPackage(bytes);
  const names = checked.sheets.map(({ name }) => name);
  const wanted = messagesByCell(messages, names, sheet);
  // Most workbooks pass whole; what exceljs cannot hold of the others is not worth losing the notes for.
  const written = (await write(checked, wanted, false)) ?? (await write(checked, wanted, true));
  if (written) return written;
  throw new FileRefused('No se pudo anotar el libro. Las observaciones se muestran solo en la lista, con su celda.');
}

async function write(checked: CheckedPackage, wanted: MessagesByCell, plain: boolean): Promise<Uint8Array | null> {
  const { bytes, ignoreNodes } = wholePackage(checked, plain);
  try {
    const workbook = await new Workbook().xlsx.load(bytes.buffer, { ignoreNodes });
    checked.sheets.forEach((sheet, index) => {
      const worksheet = workbook.worksheets[index];
      if (!worksheet) throw new Error(`sheet ${sheet.partName} was not read`);
      keepEmptyResults(worksheet, sheet.scan.emptyResults);
      annotate(worksheet, existingNotes(checked, sheet.partName), wanted.get(index) ?? new Map());
    });
    return new Uint8Array(await workbook.xlsx.writeBuffer());
  } catch {
    return null;
  }
}

// Without it a formula that gives an empty text would come back as one without result.
function keepEmptyResults(worksheet: Worksheet, addresses: ReadonlySet<string>): void {
  for (const address of addresses) {
    const cell = worksheet.getCell(address);
    if (cell.type === ValueType.Formula) cell.value = { ...(cell.value as CellFormulaValue), result: '' };
  }
}

function annotate(
  worksheet: Worksheet,
  notes: ReadonlyMap<string, string>,
  wanted: ReadonlyMap<string, readonly string[]>,
): void {
  const texts = new Map([...notes].map(([address, text]) => [address, [text]]));
  for (const [address, messages] of wanted) {
    const cell = worksheet.getCell(address).master;
    texts.set(cell.address, [...(texts.get(cell.address) ?? []), ...messages]);
    // A style of its own: cells of one look share one object, and all of them would be filled.
    cell.style = { ...cell.style, fill: FILL };
  }
  for (const [address, said] of texts) worksheet.getCell(address).note = noteOf(said);
}

function noteOf(texts: readonly string[]): Comment {
  const text = texts.join('\n\n');
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LETTERS_PER_LINE)), 0);
  const size = { rows: Math.max(3, lines + 1), cols: NOTE_COLUMNS };
  const note: Comment & { size: typeof size } = { texts: [{ text }], size };
  return note;
}
