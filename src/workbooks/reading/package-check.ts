import { damaged, FileRefused } from './file-refused';
import { refuseForbidden } from './forbidden-content';
import { figure, LIMITS, refuseBeyond } from './limits';
import { relationshipsOf } from './relationships';
import { SheetScanner, type SheetScan } from './sheet-scan';
import { readXml, XmlPart } from './xml-part';
import { inflateParts } from './zip-parts';

/** A sheet as the workbook lists it; `id` is the link by which it is named there. */
export interface CheckedSheet {
  readonly id: string;
  readonly name: string;
  readonly partName: string;
  readonly scan: SheetScan;
}

/** A workbook that passed: its inflated parts, by name in lower case, and where its content stands. */
export interface CheckedPackage {
  readonly parts: ReadonlyMap<string, Buffer>;
  readonly workbook: string;
  readonly sheets: readonly CheckedSheet[];
  readonly date1904: boolean;
  /** Names of parts; null where the workbook has none. */
  readonly styles: string | null;
  readonly sharedStrings: string | null;
  /** Cells that defined names span. */
  readonly namedCells: number;
}

/**
 * Counts what is really in a workbook before any library opens it: sizes, parts, rows, cells, texts, merges, and
 * what has no place in one (DOCTYPE, macros, links outward, encryption). Throws FileRefused, which names the limit
 * and the file's own figure. Takes a fifth of the time that exceljs takes to read the same file.
 */
export async function checkPackage(bytes: Uint8Array): Promise<CheckedPackage> {
  const scans = new Map<string, SheetScanner>();
  const parts = await inflateParts(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), (name) => {
    if (!isReadAsXml(name)) return null;
    const scanner = new SheetScanner();
    scans.set(name, scanner);
    return new XmlPart(name, scanner);
  });
  refuseForbidden(parts);
  refuseTotals([...scans.values()]);
  return describe(parts, scans);
}

// What other programs keep under customXml may be of any encoding, and nobody here reads it.
function isReadAsXml(name: string): boolean {
  return /\.(xml|rels)$/.test(name) && !name.startsWith('customxml/');
}

function refuseTotals(scans: readonly SheetScan[]): void {
  const total = (count: (scan: SheetScan) => number): number => scans.reduce((sum, scan) => sum + count(scan), 0);
  refuseBeyond({
    rows: total((scan) => scan.rows),
    cells: total((scan) => scan.cells),
    texts: total((scan) => scan.texts),
    merges: total((scan) => scan.mergeCount),
    mergedCells: total((scan) => scan.mergedCells),
  });
}

function describe(parts: ReadonlyMap<string, Buffer>, scans: ReadonlyMap<string, SheetScan>): CheckedPackage {
  const workbook = relationshipsOf(parts, '').find(({ kind }) => kind === 'officeDocument')?.target ?? '';
  const bytes = parts.get(workbook);
  if (!bytes || scans.get(workbook)?.root !== 'workbook') throw damaged('El archivo no es un libro de Excel (.xlsx).');
  const links = relationshipsOf(parts, workbook);
  const partOf = (kind: string): string | null => {
    const target = links.find((link) => link.kind === kind)?.target;
    return target !== undefined && scans.has(target) ? target : null;
  };
  const { listed, date1904 } = readWorkbookPart(workbook, bytes);
  const sheets = listed.flatMap(({ id, name }) => {
    const link = links.find((candidate) => candidate.id === id);
    return link?.kind === 'worksheet' ? [checkedSheet(id, name, link.target, scans)] : [];
  });
  refuseSharedParts(sheets);
  return {
    parts,
    workbook,
    sheets,
    date1904,
    styles: partOf('styles'),
    sharedStrings: partOf('sharedStrings'),
    namedCells: scans.get(workbook)?.spannedCells ?? 0,
  };
}

function readWorkbookPart(
  workbook: string,
  bytes: Buffer,
): { listed: { id: string; name: string }[]; date1904: boolean } {
  const listed: { id: string; name: string }[] = [];
  let date1904 = false;
  readXml(workbook, bytes, {
    opened: (name, attributes) => {
      if (name === 'workbookPr') date1904 = ['1', 'true', 'on'].includes(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key === 'id' || key.endsWith(':id'))?.[1] ?? '';
      listed.push({ id, name: attributes['name'] ?? '' });
    },
  });
  return { listed, date1904 };
}

function checkedSheet(id: string, name: string, partName: string, scans: ReadonlyMap<string, SheetScan>): CheckedSheet {
  const scan = scans.get(partName);
  if (scan?.root !== 'worksheet') throw damaged(`La hoja «${name}» falta en el archivo o está dañada.`);
  if (scan.beyond !== null) throw tooFarDown(name, scan.beyond);
  if (scan.trouble !== null) throw damaged(`La hoja «${name}» ${scan.trouble}`);
  return { id, name, partName, scan };
}

function tooFarDown(sheet: string, cell: string): FileRefused {
  const row = figure(Number(cell.replace(/\D+/, '')));
  return new FileRefused(
    `La celda ${cell} de la hoja «${sheet}» está en la fila ${row} y se admiten hasta ${figure(LIMITS.rows)} filas. ` +
      'Elimine las filas que sobran bajo los datos y vuelva a cargar el libro.',
  );
}

// Read twice, a part would be counted once.
function refuseSharedParts(sheets: readonly CheckedSheet[]): void {
  if (sheets.length === 0) throw new FileRefused('El libro no tiene ninguna hoja de cálculo. Elija otro y cárguelo.');
  if (new Set(sheets.map(({ partName }) => partName)).size === sheets.length) return;
  throw damaged('Dos hojas del libro son la misma parte del archivo.');
}
