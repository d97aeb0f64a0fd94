import { FileRefused } from './file-refused';
import { readRelationships } from './relationships';
import { readXml } from './xml-part';

const CONTENT_TYPES = '[content_types].xml';
const MACROS = new Set(['vbaproject', 'vbaprojectsignature', 'xlmacrosheet', 'xlintlmacrosheet']);
const OUTSIDE = new Set(['externallink', 'externallinkpath', 'oleobject', 'attachedtemplate', 'connections']);

/**
 * Throws FileRefused for what can run or reach outside: macros, links to other workbooks, connections, embedded
 * objects. Hyperlinks stay: they are only texts here, and people use them.
 */
export function refuseForbidden(parts: ReadonlyMap<string, Buffer>): void {
  refuseMacroTypes(parts.get(CONTENT_TYPES));
  for (const [name, bytes] of parts) {
    if (name.endsWith('/vbaproject.bin') || name.startsWith('xl/macrosheets/')) throw macro(name);
    if (name.endsWith('.rels')) refuseRelationships(name, bytes);
  }
}

function refuseMacroTypes(contentTypes: Buffer | undefined): void {
  if (!contentTypes) return;
  readXml(CONTENT_TYPES, contentTypes, {
    opened: (_name, attributes) => {
      const type = (attributes['ContentType'] ?? '').toLowerCase();
      const place = (attributes['PartName'] ?? attributes['Extension'] ?? '').replace(/^\/+/, '');
      if (type.includes('sheet.binary')) {
        throw new FileRefused(
          'El archivo es un libro binario de Excel (.xlsb). Guárdelo como «Libro de Excel (.xlsx)» y vuelva a cargarlo.',
        );
      }
      if (type.includes('macroenabled') || type.includes('vbaproject')) throw macro(place);
    },
  });
}

function refuseRelationships(name: string, bytes: Buffer): void {
  for (const { kind, target, external } of readRelationships(name, bytes)) {
    const folded = kind.toLowerCase();
    if (MACROS.has(folded)) throw macro(target);
    if (OUTSIDE.has(folded) || (external && folded !== 'hyperlink')) throw outside(target);
  }
}

function macro(place: string): FileRefused {
  return new FileRefused(
    `El libro contiene macros («${shortened(place)}»). Guárdelo como «Libro de Excel (.xlsx)», que no las lleva, y vuelva a cargarlo.`,
  );
}

function outside(target: string): FileRefused {
  return new FileRefused(
    `El libro contiene un vínculo a otro archivo, una conexión o un objeto incrustado («${shortened(target)}»). ` +
      'Rompa el vínculo en Excel (Datos, Editar vínculos) o quite el objeto, guárdelo y vuelva a cargarlo.',
  );
}

function shortened(place: string): string {
  return place.length > 80 ? `${place.slice(0, 79)}…` : place;
}
