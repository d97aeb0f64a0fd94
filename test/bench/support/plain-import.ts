/**
 * In a process of its own: a turn of what one would write by hand for one workbook and one database. The library reads
 * it, its rows go in by prepared statements in one transaction; nothing is checked. `plain-import.ts BOOK DATABASE`
 */
import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { type CellValue, Workbook } from 'exceljs';
import { INDICATORS, keyOf } from './million-rows';
import { storedRows } from './stored-rows';
import { handOver, measured } from './turn';

const [book = '', path = ''] = process.argv.slice(3);

const BY = ['carga', 'secretaria@cnlctf.example'] as const;
const COUNTS_FROM = '2019-02-01';
const STAGES = ['', 'Elaborado', 'Propuesto', 'Revisado', 'Aprobado'];
const TABLES = {
  activity: [
    ...['id', 'commission_id', 'key', 'title', 'starts_on', 'ended_on', 'region_code', 'institution_id'],
    ...['reported_by', 'reported_at', 'validated_by', 'validated_at', 'validation_note', 'row_version'],
  ],
  activity_institution: ['commission_id', 'activity_id', 'institution_id', 'position'],
  cited_document: ['commission_id', 'activity_id', 'position', 'citation'],
  activity_review: ['commission_id', 'activity_id', 'step', 'actor', 'at', 'reason'],
  contribution: [
    ...['commission_id', 'activity_id', 'position', 'indicator_id', 'institution_id', 'ended_on', 'region_code'],
    ...['validated_at', 'counted', 'count_choice', 'count_reason', 'quantity', 'women', 'men', 'denominator'],
    ...['stage', 'subject', 'subject_folded', 'criterion', 'row_version'],
  ],
} as const;

void (async () => {
  const connection = new Database(path);
  connection.pragma('journal_mode = WAL');
  connection.pragma('foreign_keys = ON');
  connection.pragma('synchronous = FULL');
  const bytes = readFileSync(book);
  const turn = await measured(async () => {
    const workbook = new Workbook();
    await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
    const rows: CellValue[][] = [];
    workbook.getWorksheet('Actividades')?.eachRow((row, number) => {
      if (number > 1) rows.push(row.values as CellValue[]);
    });
    store(connection, rows);
  });
  connection.close();
  await handOver({ ...turn, result: storedRows(path) });
})();

function store(connection: Database.Database, rows: readonly CellValue[][]): void {
  const insert = Object.fromEntries(
    Object.entries(TABLES).map(([table, columns]) => {
      const places = columns.map(() => '?').join(', ');
      return [table, connection.prepare(`insert into ${table} (${columns.join(', ')}) values (${places})`)];
    }),
  ) as Record<keyof typeof TABLES, Database.Statement>;
  const regions = new Map(connection.prepare('select name, code from region').raw().all() as [string, string][]);
  const indicators = new Map(Array.from({ length: INDICATORS }, (_, index) => [keyOf(index + 1), index + 1]));
  const at = Date.now();
  const known = new Map<unknown, { id: number; parts: number }>();
  connection.transaction(() => {
    for (const cells of rows) {
      const [, key, line, number, from, to, regionName, title, quantity, women, men, by, documents] = cells;
      const [, choice, reason, , denominator, stage, subject, criterion, note] = cells.slice(12);
      const institutions = (by as string).split(' / ').map((acronym) => Number(acronym.slice(1)));
      const region = regions.get(regionName as string) ?? null;
      const ended = day(to);
      let activity = known.get(key);
      if (!activity) {
        const facts = [1, key, title, day(from), ended, region, institutions[0], BY[0], at, BY[1], at, note ?? null, 1];
        const id = Number(insert.activity.run(null, ...facts).lastInsertRowid);
        known.set(key, (activity = { id, parts: 0 }));
        institutions.forEach((each, position) => insert.activity_institution.run(1, id, each, position));
        const cited = (documents as string | null)?.split('\n') ?? [];
        cited.forEach((citation, position) => insert.cited_document.run(1, id, position, citation));
        insert.activity_review.run(1, id, 'validated', BY[1], at, note ?? null);
      }
      insert.contribution.run(
        ...[1, activity.id, activity.parts, indicators.get(`${line as string}-${number as number}`), institutions[0]],
        ...[ended, region, at, choice === 'no' || ended < COUNTS_FROM ? 0 : 1, choice ?? null, reason ?? null],
        ...[amount(quantity), amount(women), amount(men), amount(denominator)],
        ...[stage === undefined ? null : STAGES.indexOf(stage as string), subject ?? null],
        ...[(subject as string | undefined)?.toLowerCase() ?? null, criterion ?? null, 1],
      );
      activity.parts += 1;
    }
  })();
}

function day(value: CellValue): string {
  return (value as Date).toISOString().slice(0, 10);
}

/** Whole ten-thousandths. */
function amount(value: CellValue): number | null {
  return typeof value === 'number' ? Math.round(value * 10_000) : null;
}
