import { posix } from 'node:path';
import { readXml } from './xml-part';

/** A link from one part to another, or to something outside the file. */
export interface Relationship {
  readonly id: string;
  /** Last word of the type's address: `worksheet`, `styles`; the same in both dialects of the format. */
  readonly kind: string;
  readonly typeUri: string;
  readonly target: string;
  readonly external: boolean;
}

/** Name of the part that lists the relationships of `partName`; `''` is the file itself. */
export function relationshipsPart(partName: string): string {
  const { dir, base } = posix.parse(partName);
  return posix.join(dir, '_rels', `${base}.rels`);
}

/** Links of `partName` with targets as names of parts (lower case); empty where it has none. Throws FileRefused. */
export function relationshipsOf(parts: ReadonlyMap<string, Buffer>, partName: string): Relationship[] {
  const bytes = parts.get(relationshipsPart(partName));
  return bytes ? readRelationships(relationshipsPart(partName), bytes) : [];
}

/** Links that the part `relsName` lists. Throws FileRefused. */
export function readRelationships(relsName: string, bytes: Buffer): Relationship[] {
  const folder = posix.dirname(posix.dirname(relsName));
  const found: Relationship[] = [];
  readXml(relsName, bytes, {
    opened: (name, attributes) => {
      if (name !== 'Relationship') return;
      const { Id: id = '', Type: typeUri = '', Target: target = '', TargetMode: mode = '' } = attributes;
      const external = mode.toLowerCase() === 'external';
      const kind = typeUri.slice(typeUri.lastIndexOf('/') + 1);
      found.push({ id, kind, typeUri, target: external ? target : resolved(folder, target), external });
    },
  });
  return found;
}

function resolved(folder: string, target: string): string {
  const path = target.trim().startsWith('/') ? target.trim() : `/${folder}/${target.trim()}`;
  return posix.normalize(path).replace(/^\/+/, '').toLowerCase();
}
