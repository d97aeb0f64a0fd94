/** What an import stored, as one can compare it: every row with its activity's key, without ids and hours. */
import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';

const CONTRIBUTION = [
  ...['position', 'indicator_id', 'institution_id', 'ended_on', 'region_code', 'counted', 'count_choice'],
  ...['count_reason', 'quantity', 'women', 'men', 'under18', 'adults', 'denominator', 'stage', 'subject'],
  ...['subject_folded', 'criterion', 'row_version'],
].map((column) => `part.${column}`);

const QUERIES: Readonly<Record<string, string>> = {
  activity: `select key, commission_id, title, starts_on, ended_on, region_code, institution_id, reported_by,
    validated_by, validated_at is null, validation_note, row_version from activity activity`,
  activity_institution: 'select key, part.commission_id, part.institution_id, part.position',
  activity_review: 'select key, part.commission_id, part.step, part.actor, part.reason',
  cited_document: 'select key, part.commission_id, part.position, part.citation',
  contribution: `select key, part.commission_id, part.validated_at is null, ${CONTRIBUTION.join(', ')}`,
};

/** By table: how many rows, and a checksum of what stands in them. */
export function storedRows(path: string): Readonly<Record<string, string>> {
  const connection = new Database(path, { readonly: true });
  const rows = Object.entries(QUERIES).map(([table, select]) => {
    const joined =
      table === 'activity' ? select : `${select} from ${table} part join activity on activity.id = activity_id`;
    const order = table === 'contribution' ? 'key, part.id' : 'key, 3, 4';
    const found = connection.prepare(`${joined} order by ${order}`).raw().all();
    return [
      table,
      `${found.length} rows ${createHash('sha256').update(JSON.stringify(found)).digest('hex').slice(0, 16)}`,
    ];
  });
  connection.close();
  return Object.fromEntries(rows) as Record<string, string>;
}
