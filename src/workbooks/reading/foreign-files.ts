import { damaged, FileRefused } from './file-refused';

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ZIP = Buffer.from('PK');

/** Throws FileRefused for what is no zip file at all, in words that tell what it is instead. */
export function refuseForeign(bytes: Buffer): void {
  if (bytes.length === 0) throw new FileRefused('El archivo está vacío (0 bytes). Elija otra vez el libro y cárguelo.');
  if (bytes.subarray(0, OLE.length).equals(OLE)) throw new FileRefused(ofOle(bytes));
  if (!bytes.subarray(0, ZIP.length).equals(ZIP)) throw damaged('El archivo no es un libro de Excel (.xlsx).');
}

// Names of the streams in a compound file are UTF-16: a workbook with a password is one, and so is an old .xls.
function ofOle(bytes: Buffer): string {
  if (holds(bytes, 'EncryptedPackage')) {
    return 'El archivo está cifrado con una contraseña. Quítele en Excel la contraseña de apertura, guárdelo y vuelva a cargarlo.';
  }
  if (holds(bytes, 'Workbook') || holds(bytes, 'Book')) {
    return 'El archivo es un libro de Excel 97-2003 (.xls). Guárdelo como «Libro de Excel (.xlsx)» y vuelva a cargarlo.';
  }
  return 'El archivo es un documento antiguo de Office y no un libro de Excel (.xlsx). Elija el libro y cárguelo.';
}

function holds(bytes: Buffer, name: string): boolean {
  return bytes.includes(Buffer.from(name, 'utf16le'));
}
