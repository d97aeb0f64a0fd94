/** What a file is by its content, looked at from its first byte to its last. */
import { type FileKind, usualEnding, whyNotEnding, whyUnknown } from '../domain/file-kind';
import { endingOf } from '../domain/file-name';
import { Refusal } from '../domain/refusal';
import type { FileBytes } from './file-bytes';
import { checkJpeg, isJpeg } from './jpeg-file';
import { isMail } from './mail-file';
import { officeKind } from './office-file';
import { checkPdf, isPdf } from './pdf-file';
import { checkPng, isPng } from './png-file';
import type { PutAside } from './storage';
import { headOf, refuseOtherHead, refuseZipInside } from './whole-file';
import { isZip, Unpacking, ZipContent, type ZipPart } from './zip-file';

const LARGEST_INSIDE = 50 * 1024 * 1024;
const APPLE_DOUBLE = '\u0000\u0005\u0016\u0007';
const FOLDER_VIEW = '\u0000\u0000\u0000\u0001Bud1';

/** The kind of a file; throws a Refusal with a sentence where it is none that is taken, damaged or two at once. */
export function recognise(bytes: FileBytes, putAside: PutAside): Promise<FileKind> {
  return kindOf(bytes, new Unpacking(), putAside);
}

/** @param putAside null inside of a zip file, which may hold no other. */
async function kindOf(bytes: FileBytes, unpacking: Unpacking, putAside: PutAside | null): Promise<FileKind> {
  if (bytes.size === 0) throw new Refusal('Está vacío (0 bytes). Compruebe el archivo y envíelo otra vez.');
  const head = await headOf(bytes);
  if (isZip(head)) return zipKind(bytes, unpacking, putAside);
  const kind = await plainKind(bytes, head);
  refuseOtherHead(head, kind);
  await refuseZipInside(bytes);
  return kind;
}

async function plainKind(bytes: FileBytes, head: Buffer): Promise<FileKind> {
  if (isPdf(head)) {
    await checkPdf(bytes);
    return 'pdf';
  }
  if (isJpeg(head)) {
    await checkJpeg(bytes);
    return 'jpeg';
  }
  if (isPng(head)) {
    await checkPng(bytes);
    return 'png';
  }
  if (await isMail(bytes)) return 'eml';
  throw new Refusal(whyUnknown(head));
}

async function zipKind(bytes: FileBytes, unpacking: Unpacking, putAside: PutAside | null): Promise<FileKind> {
  const zip = await ZipContent.read(bytes, unpacking);
  const office = await officeKind(zip);
  if (office !== null) return office;
  if (putAside === null) throw new Refusal('Es otro archivo ZIP. Ponga los documentos en un solo ZIP.');
  const files = zip.parts.filter(({ name }) => !name.endsWith('/'));
  let taken = 0;
  for (const part of files) taken += (await isTakenInside(zip, part, unpacking, putAside)) ? 1 : 0;
  if (taken === 0) throw new Refusal('No contiene ningún documento. Compruebe el archivo y envíelo otra vez.');
  return 'zip';
}

/** Refuses a part that would not be taken by itself; false for what macOS adds to every zip file. */
async function isTakenInside(
  zip: ZipContent,
  part: ZipPart,
  unpacking: Unpacking,
  putAside: PutAside,
): Promise<boolean> {
  try {
    const inside = await putAside(zip.unpacked(part), LARGEST_INSIDE);
    try {
      if (isOfMac(part.name, (await headOf(inside)).toString('latin1'))) return false;
      refuseEnding(await kindOf(inside, unpacking, null), part.name);
      return true;
    } finally {
      await inside.discard();
    }
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== 'invalid') throw error;
    throw new Refusal(`Contiene «${shownName(part.name)}». ${error.sentence}`);
  }
}

function isOfMac(name: string, head: string): boolean {
  if (name.startsWith('__MACOSX/')) return head.startsWith(APPLE_DOUBLE);
  return /(^|\/)\.DS_Store$/.test(name) && head.startsWith(FOLDER_VIEW);
}

function refuseEnding(kind: FileKind, name: string): void {
  const ending = endingOf(name.split('/').at(-1) ?? '');
  const refusal = whyNotEnding(kind, ending === '' ? usualEnding(kind) : ending);
  if (refusal !== null) throw new Refusal(refusal);
}

function shownName(path: string): string {
  const name = path.replace(/\p{C}/gu, '');
  return name.length > 80 ? `…${name.slice(-79)}` : name;
}
