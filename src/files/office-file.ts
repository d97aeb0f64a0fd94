/** What a zip file with the structure of an office document is: Office Open XML (ECMA-376), OpenDocument. */
import { createRequire } from 'node:module';
import type { FileKind } from '../domain/file-kind';
import { Refusal } from '../domain/refusal';
import { damaged } from './whole-file';
import type { ZipContent, ZipPart } from './zip-file';

// Loaded with the first document that is sent: the site starts without it.
const load = createRequire(__filename);

const CONTENT_TYPES = '[content_types].xml';
const LONGEST_LIST = 1024 * 1024;
const OFFICE = 'application/vnd.openxmlformats-officedocument.';
const MAIN: Readonly<Record<string, FileKind>> = {
  [`${OFFICE}wordprocessingml.document.main+xml`]: 'docx',
  [`${OFFICE}spreadsheetml.sheet.main+xml`]: 'xlsx',
};
const OPEN_DOCUMENTS: Readonly<Record<string, FileKind>> = {
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
};
const MACRO_PARTS = /(^|\/)(vbaproject\.bin|vbadata\.xml)$|^xl\/(macrosheets|intlmacrosheets)\//;
const MACRO_TYPES = /macroenabled|vbaproject|vbadata|macrosheet/;
const SCRIPT_PARTS = /^(basic|scripts)\/./;

/** The kind of an office document; null for any other zip file. Refuses macros, damage and other office documents. */
export async function officeKind(zip: ZipContent): Promise<FileKind | null> {
  const named = (name: string): ZipPart | undefined => zip.parts.find((part) => part.name.toLowerCase() === name);
  const types = named(CONTENT_TYPES);
  const mimetype = zip.parts[0]?.name === 'mimetype' ? zip.parts[0] : undefined;
  if (types && mimetype) throw damaged();
  if (types) return officeOpenXml(zip, types);
  return mimetype ? openDocument(zip, mimetype) : null;
}

async function officeOpenXml(zip: ZipContent, list: ZipPart): Promise<FileKind> {
  const types = typesIn(await zip.text(list, LONGEST_LIST));
  const hasMacros =
    types.some((type) => MACRO_TYPES.test(type)) || zip.parts.some(({ name }) => MACRO_PARTS.test(name.toLowerCase()));
  if (hasMacros) throw macros();
  const kinds = new Set(types.flatMap((type) => MAIN[type] ?? []));
  const [kind] = kinds;
  if (kind === undefined || kinds.size > 1) throw otherDocument();
  return checked(zip, list, kind);
}

async function openDocument(zip: ZipContent, mimetype: ZipPart): Promise<FileKind> {
  const kind = OPEN_DOCUMENTS[(await zip.text(mimetype, 1024)).trim()];
  if (kind === undefined) throw otherDocument();
  if (zip.parts.some(({ name }) => SCRIPT_PARTS.test(name.toLowerCase()))) throw macros();
  return checked(zip, mimetype, kind);
}

async function checked(zip: ZipContent, read: ZipPart, kind: FileKind): Promise<FileKind> {
  for (const part of zip.parts) if (part !== read) await zip.check(part);
  return kind;
}

/** The types that the list of a package names, in small letters. */
function typesIn(xml: string): string[] {
  const types: string[] = [];
  const { SaxesParser } = load('saxes') as typeof import('saxes');
  const parser = new SaxesParser();
  parser.on('doctype', () => {
    throw damaged();
  });
  parser.on('opentag', ({ attributes }) => types.push((attributes['ContentType'] ?? '').toLowerCase()));
  parser.on('error', () => {
    throw damaged();
  });
  parser.write(xml).close();
  return types;
}

function macros(): Refusal {
  return new Refusal(
    'Contiene macros, que son programas. Guárdelo como documento sin macros (.docx, .xlsx, .odt, .ods) o como PDF y envíe esa copia.',
  );
}

function otherDocument(): Refusal {
  return new Refusal('Es un documento de Office de un tipo que no se admite. Guárdelo como PDF y envíe esa copia.');
}
