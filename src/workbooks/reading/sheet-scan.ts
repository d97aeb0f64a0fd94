import type { SheetMerge } from '../../domain/sheet';
import { blockOf, cellsOf, isCellOfRow, LAST_COLUMN } from './addresses';
import { LIMITS } from './limits';
import type { XmlListener } from './xml-part';

/** What one part holds, whatever its name or headers say. Only a part whose root is `worksheet` has rows and cells. */
export interface SheetScan {
  readonly root: string;
  readonly rows: number;
  readonly cells: number;
  readonly texts: number;
  readonly mergeCount: number;
  readonly mergedCells: number;
  /** At most as many as are admitted. */
  readonly merges: readonly SheetMerge[];
  /** Addresses of formulas whose stored result is an empty text, which exceljs takes for no result. */
  readonly emptyResults: ReadonlySet<string>;
  /** Cells that validations and defined names span, which exceljs walks one by one. */
  readonly spannedCells: number;
  /** The last cell in a row past the limit, or null; rows may be few and stand far down. */
  readonly beyond: string | null;
  /** The first thing that makes the sheet unreadable, as what follows "La hoja «…» ", or null. */
  readonly trouble: string | null;
}

/** Counts a part while it is inflated. */
export class SheetScanner implements XmlListener, SheetScan {
  root = '';
  rows = 0;
  cells = 0;
  texts = 0;
  mergeCount = 0;
  mergedCells = 0;
  spannedCells = 0;
  beyond: string | null = null;
  trouble: string | null = null;
  readonly merges: SheetMerge[] = [];
  readonly emptyResults = new Set<string>();
  private row = '';
  private cell = '';
  private textResult = false;
  private formula = false;
  private inside = '';
  private name = '';

  opened(name: string, attributes: Readonly<Record<string, string>>, depth: number): void {
    this.inside = name;
    if (depth === 1) this.root = name;
    else if (this.root === 'worksheet') this.openedInSheet(name, attributes);
    else if (this.root === 'sst' && name === 'si') this.texts += 1;
    else if (this.root === 'workbook' && name === 'definedName') this.name = '';
  }

  text(text: string): void {
    if (this.inside === 'v') this.textResult = false;
    else if (this.inside === 'definedName') this.name += text;
  }

  closed(name: string): void {
    this.inside = '';
    if (name === 'c' && this.formula && this.textResult) this.emptyResults.add(this.cell);
    else if (name === 'definedName') this.spannedCells += spanned(this.name.split(','));
  }

  private openedInSheet(name: string, attributes: Readonly<Record<string, string>>): void {
    switch (name) {
      case 'row':
        return this.openedRow(attributes['r'] ?? '');
      case 'c':
        return this.openedCell(attributes['r'] ?? '', attributes['t']);
      case 'f':
        this.formula = true;
        return;
      case 'mergeCell':
        return this.openedMerge(attributes['ref'] ?? '');
      case 'col':
        if (!(Number(attributes['max']) <= LAST_COLUMN)) this.tell('da ancho a columnas que no existen.');
        return;
      case 'dataValidation':
        this.spannedCells += spanned((attributes['sqref'] ?? '').split(/\s+/));
    }
  }

  private openedRow(row: string): void {
    this.rows += 1;
    this.row = row;
    if (!/^[1-9]\d{0,6}$/.test(row)) this.tell('no dice en qué fila están sus celdas.');
    else if (Number(row) > LIMITS.rows) this.beyond = `A${row}`;
  }

  private openedCell(address: string, type: string | undefined): void {
    this.cells += 1;
    this.cell = address;
    this.formula = false;
    this.textResult = type === 'str';
    if (!isCellOfRow(address, this.row)) this.tell('no dice en qué fila y columna están sus celdas.');
    else if (this.beyond !== null) this.beyond = address;
    if (type === 'd') this.tell(`guarda la fecha de la celda ${address} como texto ISO, que no se admite.`);
  }

  private openedMerge(ref: string): void {
    this.mergeCount += 1;
    const block = blockOf(ref);
    if (block === null) return this.tell(`combina un bloque de celdas que no existe («${ref.slice(0, 40)}»).`);
    this.mergedCells += cellsOf(block);
    if (this.merges.length < LIMITS.merges) this.merges.push(block);
  }

  private tell(trouble: string): void {
    this.trouble ??= trouble;
  }
}

function spanned(refs: readonly string[]): number {
  return refs.reduce((sum, ref) => {
    const block = blockOf(ref.slice(ref.lastIndexOf('!') + 1).replaceAll('$', ''));
    return sum + (block === null ? 0 : cellsOf(block));
  }, 0);
}
