/**
 * The kinds of file that serve as evidence, and what to tell about others. A kind is told by what a file holds and
 * never by its name; a name that says something else is refused, so that nobody opens what they did not expect.
 */
export type FileKind = 'pdf' | 'jpeg' | 'png' | 'docx' | 'xlsx' | 'odt' | 'ods' | 'eml' | 'zip';

interface KindFacts {
  /** After "es": `un documento PDF`. */
  readonly words: string;
  /** The first one is given to a file whose name has none. */
  readonly endings: readonly string[];
  readonly mediaType: string;
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument';

const KINDS: Readonly<Record<FileKind, KindFacts>> = {
  pdf: { words: 'un documento PDF', endings: ['pdf'], mediaType: 'application/pdf' },
  jpeg: { words: 'una imagen JPEG', endings: ['jpg', 'jpeg', 'jpe', 'jfif'], mediaType: 'image/jpeg' },
  png: { words: 'una imagen PNG', endings: ['png'], mediaType: 'image/png' },
  docx: { words: 'un documento de Word', endings: ['docx'], mediaType: `${OFFICE}.wordprocessingml.document` },
  xlsx: { words: 'un libro de Excel', endings: ['xlsx'], mediaType: `${OFFICE}.spreadsheetml.sheet` },
  odt: { words: 'un documento de LibreOffice', endings: ['odt'], mediaType: `${OPEN_DOCUMENT}.text` },
  ods: { words: 'una hoja de cálculo de LibreOffice', endings: ['ods'], mediaType: `${OPEN_DOCUMENT}.spreadsheet` },
  eml: { words: 'un mensaje de correo', endings: ['eml'], mediaType: 'message/rfc822' },
  zip: { words: 'una carpeta comprimida', endings: ['zip'], mediaType: 'application/zip' },
};

export const FILE_KINDS = Object.keys(KINDS) as readonly FileKind[];

/** As people read them: what a form says it takes. */
export const TAKEN_KINDS = 'PDF, JPEG, PNG, DOCX, XLSX, ODT, ODS, EML o ZIP de estos';

/** Every ending of every kind, for the `accept` of a file field: `.pdf,.jpg,…`. */
export const TAKEN_ENDINGS = FILE_KINDS.flatMap((kind) => KINDS[kind].endings.map((ending) => `.${ending}`)).join(',');

/** What a file of a kind is called in headers. */
export function mediaTypeOf(kind: FileKind): string {
  return KINDS[kind].mediaType;
}

/** What a kind is called in a sentence, with its article: `un documento PDF`. */
export function wordsOf(kind: FileKind): string {
  return KINDS[kind].words;
}

/** The ending that files of a kind usually have, without the dot. */
export function usualEnding(kind: FileKind): string {
  return KINDS[kind].endings[0] ?? kind;
}

/**
 * Why a file may not have this ending (small letters, without the dot; empty: the name has none), as a sentence; null
 * where it fits the kind or there is none.
 */
export function whyNotEnding(kind: FileKind, ending: string): string | null {
  if (ending === '' || KINDS[kind].endings.includes(ending)) return null;
  return `Su nombre termina en «.${ending}» y por su contenido es ${wordsOf(kind)}. Compruebe que sea el archivo que quiere enviar y póngale la terminación «.${usualEnding(kind)}».`;
}

/** How other files begin that people try to send, at which byte, and what they can do instead. */
const OTHERS: readonly { readonly at: number; readonly begins: readonly number[]; readonly sentence: string }[] = [
  {
    at: 0,
    begins: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
    sentence:
      'Es un archivo antiguo de Office, un mensaje de Outlook (.msg) o un documento con contraseña. Ábralo y guárdelo como .docx, .xlsx o PDF sin contraseña; un mensaje, como .eml.',
  },
  { at: 4, begins: ascii('ftyphei'), sentence: 'Es una foto HEIC de iPhone. Expórtela como JPEG y envíela otra vez.' },
  { at: 4, begins: ascii('ftyphev'), sentence: 'Es una foto HEIC de iPhone. Expórtela como JPEG y envíela otra vez.' },
  { at: 4, begins: ascii('ftyp'), sentence: 'Es un video. Envíe el informe o unas fotos del evento.' },
  { at: 0, begins: ascii('Rar!'), sentence: 'Es un archivo RAR. Comprímalo como ZIP y envíelo otra vez.' },
  { at: 0, begins: ascii('7z¼¯'), sentence: 'Es un archivo 7z. Comprímalo como ZIP y envíelo otra vez.' },
  { at: 0, begins: ascii('GIF8'), sentence: 'Es una imagen GIF. Guárdela como PNG o JPEG y envíela otra vez.' },
  { at: 8, begins: ascii('WEBP'), sentence: 'Es una imagen WEBP. Guárdela como PNG o JPEG y envíela otra vez.' },
  { at: 0, begins: ascii('{\\rtf'), sentence: 'Es un documento RTF. Guárdelo como .docx o PDF y envíelo otra vez.' },
  { at: 0, begins: ascii('MZ'), sentence: 'Es un programa; no se admite. Envíe el documento mismo.' },
];

/** Why a file that is of no kind taken is refused, by how it begins (its first 16 bytes are enough). */
export function whyUnknown(head: Uint8Array): string {
  const known = OTHERS.find(({ at, begins }) => begins.every((byte, index) => head[at + index] === byte));
  return known?.sentence ?? `Su contenido no es de ninguno de los tipos que se admiten: ${TAKEN_KINDS}.`;
}

function ascii(text: string): number[] {
  return [...text].map((letter) => letter.charCodeAt(0));
}
