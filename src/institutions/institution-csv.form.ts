import { createRequire } from 'node:module';
import type * as csvParse from 'csv-parse/sync';
import { readDate } from '../domain/dates';
import { Refusal } from '../domain/refusal';
import { fold, oneLine } from '../domain/text';

// Loaded when a file comes: the site starts without it.
const load = createRequire(__filename);

/** A row of the catalogue of institutions. */
export interface InstitutionRow {
  readonly line: number;
  readonly acronym: string;
  readonly name: string;
  readonly article: string;
  readonly kind: string;
  readonly parent: string | null;
  readonly aliases: readonly string[];
  readonly names: readonly { since: string; acronym: string; name: string }[];
}

const COLUMNS = ['acronym', 'name', 'article', 'kind', 'parent', 'aliases'] as const;
const ARTICLES = ['el', 'la', 'los', 'las'];

/**
 * Reads `acronym,name,article,kind,parent,aliases` (UTF-8, aliases separated by `;`) and, where it is there, `names`:
 * `2020-11-25|MIDAGRI|Ministerio de …`, the names borne from a date on. Every fault is told with its line.
 */
export function readInstitutionCsv(bytes: Uint8Array): InstitutionRow[] {
  const records = recordsOf(bytes);
  const faults: string[] = [];
  const rows = records.map((record, index) => rowOf(record, index + 2, faults));
  tellRepeats(rows, faults);
  if (faults.length > 0) throw new Refusal(`El archivo de instituciones no se guardó. ${faults.join(' ')}`);
  return rows;
}

function recordsOf(bytes: Uint8Array): Record<string, string>[] {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const { parse } = load('csv-parse/sync') as typeof csvParse;
    const records: Record<string, string>[] = parse(text, {
      bom: true,
      columns: true,
      skip_empty_lines: true,
      trim: true,
    });
    const missing = COLUMNS.filter((column) => records[0] && !(column in records[0]));
    if (records.length === 0) throw new Refusal('El archivo de instituciones no tiene ninguna fila.');
    if (missing.length > 0)
      throw new Refusal(`Al archivo de instituciones le faltan las columnas ${missing.join(', ')}.`);
    return records;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(
      'El archivo no es un csv en UTF-8 con encabezados; guárdelo como «CSV UTF-8 (delimitado por comas)».',
    );
  }
}

function rowOf(record: Record<string, string>, line: number, faults: string[]): InstitutionRow {
  const text = (column: string): string => oneLine(record[column] ?? '');
  const list = (column: string): string[] =>
    text(column)
      .split(';')
      .map(oneLine)
      .filter((each) => each !== '');
  if (text('acronym') === '') faults.push(`Línea ${line}: falta la sigla (acronym).`);
  if (text('name') === '') faults.push(`Línea ${line}: falta el nombre (name).`);
  if (!ARTICLES.includes(text('article'))) faults.push(`Línea ${line}: el artículo debe ser el, la, los o las.`);
  return {
    line,
    acronym: text('acronym'),
    name: text('name'),
    article: text('article'),
    kind: text('kind'),
    parent: text('parent') || null,
    aliases: list('aliases'),
    names: list('names').flatMap((entry) => datedName(entry, line, faults)),
  };
}

function datedName(entry: string, line: number, faults: string[]): { since: string; acronym: string; name: string }[] {
  const [date = '', acronym = '', name = ''] = entry.split('|').map(oneLine);
  const since = readDate(date);
  if (since && acronym && name) return [{ since, acronym, name }];
  faults.push(`Línea ${line}: el nombre «${entry}» debe escribirse AAAA-MM-DD|SIGLA|Nombre.`);
  return [];
}

function tellRepeats(rows: readonly InstitutionRow[], faults: string[]): void {
  const owners = new Map<string, InstitutionRow>();
  for (const row of rows) {
    const dated = row.names.flatMap((each) => [each.acronym, each.name]);
    for (const name of new Set([row.acronym, row.name, ...row.aliases, ...dated].map(fold))) {
      const owner = owners.get(name);
      if (owner) faults.push(`Línea ${row.line}: «${name}» ya nombra a ${owner.acronym} (línea ${owner.line}).`);
      else owners.set(name, row);
    }
  }
}
