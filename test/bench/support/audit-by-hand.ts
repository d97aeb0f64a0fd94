/** The log as one would write it by hand beside one's own statements. */
import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { BY, changeNumbered, contentOf, SECRET } from './audited-change';

export type Row = readonly (string | number | null)[];

export const TABLES = {
  activity: [
    ...['commission_id', 'key', 'title', 'starts_on', 'ended_on', 'region_code', 'institution_id', 'reported_by'],
    ...['reported_at', 'validated_by', 'validated_at', 'validation_note', 'row_version'],
  ],
  activity_institution: ['commission_id', 'activity_id', 'institution_id', 'position'],
  contribution: [
    ...['commission_id', 'activity_id', 'position', 'indicator_id', 'institution_id', 'ended_on', 'region_code'],
    ...['validated_at', 'counted', 'count_choice', 'count_reason', 'quantity', 'women', 'men', 'under18', 'adults'],
    ...['denominator', 'stage', 'subject', 'subject_folded', 'criterion', 'row_version'],
  ],
  audit_entry: [
    ...['sequence', 'at', 'account_id', 'actor', 'channel', 'commission_id', 'action', 'subject_kind', 'subject_id'],
    ...['subject_label', 'content_hash', 'hash'],
  ],
  audit_content: ['sequence', 'salt', 'content'],
} as const;

const key = Buffer.from(hkdfSync('sha256', SECRET, '', 'yupana: seal of the audit log', 32));
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

export function activityRow(number: number): Row {
  const { activity } = changeNumbered(number);
  return [...Object.values(activity), 1];
}

/** The rows of the activity with that id, but for what the databases write in their own way: `counted`. */
export function partRows(
  number: number,
  id: number,
  counted: string | number,
): { institution: Row; contribution: Row } {
  const { contribution: each } = changeNumbered(number);
  const facts = [1, id, 0, each.indicatorId, 1, each.endedOn, '15', null, counted, null, null, Number(each.quantity)];
  return {
    institution: [1, id, 1, 0],
    contribution: [...facts, null, null, null, null, null, null, null, null, null, 1],
  };
}

/** Entry, content and new head of a change, after the head that is locked. */
export function logRows(number: number, id: number, head: { sequence: number; hash: string }) {
  const change = changeNumbered(number);
  const { before, after } = contentOf(change);
  // Its names are in their order already.
  const content = JSON.stringify({ after, before }, (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
  const salt = randomBytes(16).toString('hex');
  const sequence = head.sequence + 1;
  const { accountId, name, channel } = BY.actor;
  const facts = [
    sequence,
    BY.at,
    accountId,
    name,
    channel,
    1,
    'activities.import',
    'activity',
    id,
    change.activity.key,
  ];
  const contentHash = sha256(salt + content);
  const hash = sha256(JSON.stringify([head.hash, ...facts, contentHash]));
  const seal = createHmac('sha256', key)
    .update(JSON.stringify([sequence, hash]))
    .digest('hex');
  const entry: Row = [...facts, contentHash, hash];
  return { entry, content: [sequence, salt, content] as Row, head: [sequence, hash, seal] as Row };
}
