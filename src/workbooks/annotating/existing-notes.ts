import type { CheckedPackage } from '../reading/package-check';
import { relationshipsOf } from '../reading/relationships';
import { readXml } from '../reading/xml-part';

/** Notes that a sheet has already, by the address of their cell. Throws FileRefused where they are damaged. */
export function existingNotes(checked: CheckedPackage, sheetPart: string): Map<string, string> {
  const notes = new Map<string, string>();
  const part = relationshipsOf(checked.parts, sheetPart).find(({ kind }) => kind === 'comments')?.target ?? '';
  const bytes = checked.parts.get(part);
  if (!bytes) return notes;
  let cell = '';
  let inText = false;
  readXml(part, bytes, {
    opened: (name, attributes) => {
      if (name === 'comment') cell = attributes['ref'] ?? '';
      inText = name === 't';
    },
    text: (text) => {
      if (inText) notes.set(cell, (notes.get(cell) ?? '') + text);
    },
    closed: () => {
      inText = false;
    },
  });
  return notes;
}
