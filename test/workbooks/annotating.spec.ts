import { unzipSync } from 'fflate';
import { type Cell, Workbook } from 'exceljs';
import { forgedWorkbook, link, sheetData } from '../support/xlsx-forge';
import type { CellMessage, Sheet } from '../../src/domain/sheet';
import { Threads } from '../../src/work/threads';
import { annotatedWorkbook } from '../../src/workbooks/annotating/annotate-in-thread';
import { readWorkbook } from '../../src/workbooks/reading/read-in-thread';

jest.setTimeout(30_000);
const threads = new Threads();
afterAll(() => threads.stop());

const RED = 'FFFFC7CE';

async function plan(): Promise<Uint8Array> {
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet('Plan');
  sheet.columns = [{ width: 9 }, { width: 40 }, { width: 12 }];
  sheet.addRow(['ITEM', 'LÍNEA DE ACCIÓN', 'META']).font = { bold: true };
  sheet.addRow(['LA 1.3.3', { richText: [{ text: 'MTPE', font: { bold: true } }, { text: '/MINJUS' }] }, 2]);
  sheet.addRow(['LA 1.3.4', new Date(Date.UTC(2019, 10, 18)), { formula: 'IF(C2>1,"","x")', result: '' }]);
  sheet.addRow(['', 'unida', 3]);
  sheet.mergeCells('A3:A4');
  sheet.getCell('C2').note = 'De la secretaría';
  sheet.getCell('B4').dataValidation = { type: 'list', allowBlank: true, formulae: ['Listas!$A$1:$A$2'] };
  const lists = workbook.addWorksheet('Listas', { state: 'hidden' });
  lists.addRows([['Ucayali'], ['Cusco']]);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

async function annotated(bytes: Uint8Array, messages: readonly CellMessage[]): Promise<Workbook> {
  const result = await annotatedWorkbook(threads, bytes, messages);
  return new Workbook().xlsx.load(new Uint8Array(result).buffer);
}

function cellOf(workbook: Workbook, address: string, sheet = 'Plan'): Cell {
  const worksheet = workbook.getWorksheet(sheet);
  if (!worksheet) throw new Error(`no sheet ${sheet}`);
  return worksheet.getCell(address);
}

function noteOf(cell: Cell): string {
  const note = cell.note as string | { texts: { text: string }[] } | undefined;
  return typeof note === 'object' ? note.texts.map(({ text }) => text).join('') : (note ?? '');
}

function colourOf(cell: Cell): string {
  return cell.fill?.type === 'pattern' ? (cell.fill.fgColor?.argb ?? '') : '';
}

// The sheet as it is read, runs and merges included, tells that nothing but notes and fills has changed.
async function contentsOf(bytes: Uint8Array): Promise<Sheet[]> {
  return readWorkbook(threads, bytes);
}

describe('annotating a workbook', () => {
  it('marks and comments the cells and no others', async () => {
    const workbook = await annotated(await plan(), [
      { cell: 'B2', message: 'Escriba las instituciones.' },
      { cell: 'Plan!B2', message: 'Falta la responsable.' },
      { cell: 'Listas!A2', message: 'Región desconocida.' },
      { cell: 'F9', message: 'Falta la columna META.' },
    ]);
    expect(noteOf(cellOf(workbook, 'B2'))).toBe('Escriba las instituciones.\n\nFalta la responsable.');
    expect(noteOf(cellOf(workbook, 'A2', 'Listas'))).toBe('Región desconocida.');
    expect(noteOf(cellOf(workbook, 'F9'))).toBe('Falta la columna META.');
    expect(['B2', 'F9'].map((address) => colourOf(cellOf(workbook, address)))).toEqual([RED, RED]);
    expect(['A1', 'A2', 'B1', 'B3', 'C2', 'B4'].map((address) => colourOf(cellOf(workbook, address)))).toEqual(
      Array(6).fill(''),
    );
  });

  it('does not colour cells of the same look', async () => {
    const workbook = await annotated(await plan(), [{ cell: 'B1', message: 'Encabezado repetido.' }]);
    expect(['A1', 'B1', 'C1'].map((address) => colourOf(cellOf(workbook, address)))).toEqual(['', RED, '']);
    expect(['A1', 'B1', 'C1'].map((address) => cellOf(workbook, address).font.bold)).toEqual([true, true, true]);
  });

  it('speaks of a merged block at its first cell, whichever was named', async () => {
    const workbook = await annotated(await plan(), [
      { cell: 'A3', message: 'Uno.' },
      { cell: 'A4', message: 'Dos.' },
    ]);
    expect(noteOf(cellOf(workbook, 'A3'))).toBe('Uno.\n\nDos.');
    expect(colourOf(cellOf(workbook, 'A3'))).toBe(RED);
  });

  it('keeps the notes that were there', async () => {
    const workbook = await annotated(await plan(), [{ cell: 'C2', message: 'No es un número.' }]);
    expect(noteOf(cellOf(workbook, 'C2'))).toBe('De la secretaría\n\nNo es un número.');
    expect(noteOf(cellOf(await annotated(await plan(), []), 'C2'))).toBe('De la secretaría');
  });

  it('gives the same content back: values, bold, dates, merges, formulas, lists and hidden sheets', async () => {
    const bytes = await plan();
    const result = await annotatedWorkbook(threads, bytes, [{ cell: 'B2', message: 'Revise.' }]);
    expect(await contentsOf(result)).toEqual(await contentsOf(bytes));
    const workbook = await new Workbook().xlsx.load(new Uint8Array(result).buffer);
    expect(cellOf(workbook, 'B4').dataValidation.formulae).toEqual(['Listas!$A$1:$A$2']);
    expect(workbook.getWorksheet('Listas')?.state).toBe('hidden');
    expect(workbook.getWorksheet('Plan')?.getColumn(2).width).toBe(40);
    expect(Object.keys(unzipSync(result))).toContain('xl/comments1.xml');
  });

  it('annotates its own work again', async () => {
    const once = await annotatedWorkbook(threads, await plan(), [{ cell: 'B2', message: 'Uno.' }]);
    expect(noteOf(cellOf(await annotated(once, [{ cell: 'B2', message: 'Dos.' }]), 'B2'))).toBe('Uno.\n\nDos.');
  });

  it.each([
    [
      'a validation over the whole sheet',
      { sheet: `${sheetData(1, 1)}<dataValidations><dataValidation sqref="A1:XFD1048576"/></dataValidations>` },
    ],
    [
      'a name for the whole sheet',
      { names: '<definedNames><definedName name="t">\'Hoja 1\'!$A$1:$XFD$1048576</definedName></definedNames>' },
    ],
    [
      'a print area that is gone',
      {
        names: '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">#REF!</definedName></definedNames>',
      },
    ],
    [
      'a picture that is missing',
      {
        sheet: `${sheetData(1, 1)}<drawing r:id="rId5"/>`,
        sheetLinks: link('rId5', 'drawing', '../drawings/drawing1.xml'),
      },
    ],
  ])('is not held up by %s', async (_, forged) => {
    const workbook = await annotated(forgedWorkbook(forged), [{ cell: 'A1', message: 'Revise.' }]);
    expect(noteOf(cellOf(workbook, 'A1', 'Hoja 1'))).toBe('Revise.');
  });

  it('refuses what reading refuses, and says so where the library cannot write the workbook', async () => {
    await expect(annotated(Buffer.from('x'), [])).rejects.toThrow('El archivo no es un libro de Excel (.xlsx).');
    const parts = {
      'xl/workbook.xml':
        '<workbook xmlns:r="urn:r"><sheets><sheet name="History" sheetId="1" r:id="rIdS"/></sheets></workbook>',
    };
    await expect(annotated(forgedWorkbook({ parts }), [])).rejects.toThrow(
      'No se pudo anotar el libro. Las observaciones se muestran solo en la lista, con su celda.',
    );
  });
});
