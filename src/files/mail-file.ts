/** A message as mail programs save it: header fields, an empty line, the body (RFC 5322). */
import type { FileBytes } from './file-bytes';

const LONGEST_HEADER = 256 * 1024;
const FIELD = /^([!-9;-~]+)[ \t]*:/;
const NEEDED = ['from', 'date'];
const USUAL = ['to', 'cc', 'bcc', 'subject', 'message-id', 'received', 'mime-version', 'return-path'];

/**
 * Whether a file is a message: a header of fields alone, without control characters, that says from whom and when,
 * and at least one more thing that messages say.
 */
export async function isMail(bytes: FileBytes): Promise<boolean> {
  const start = (await bytes.read(0, LONGEST_HEADER)).toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '');
  const end = /\r?\n\r?\n/.exec(start);
  const header = end ? start.slice(0, end.index) : bytes.size <= LONGEST_HEADER ? start : '';
  if (header === '' || /[\0-\x08\x0b\x0c\x0e-\x1f]/.test(header)) return false;
  const fields = new Set<string>();
  for (const line of header.split(/\r?\n/)) {
    if (/^[ \t]/.test(line) && fields.size > 0) continue;
    const name = FIELD.exec(line)?.[1];
    if (name === undefined) return false;
    fields.add(name.toLowerCase());
  }
  return NEEDED.every((name) => fields.has(name)) && USUAL.some((name) => fields.has(name));
}
