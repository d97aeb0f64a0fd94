import { AUDIT_ACTIONS, type AuditAction } from '../domain/audit-actions';
import { shownInstant } from '../presentation/format';
import type { AuditEntry } from './audit-entry.entity';

const PAGE = '/auditoria';
const CHANNELS: Readonly<Record<string, string>> = {
  page: 'página',
  api: 'llave de acceso',
  command: 'línea de órdenes',
  job: 'tarea del sistema',
};
/** What administrators answer for; of all other deeds they read who and when, and not what was told. */
const ADMINISTRATIVE =
  /^(commission|letterhead|legend|institution|institution-name|collective|region|account|role|link|login|password|second-factor|recovery-codes|token|sending|content)\./;

/** What the log was asked for, as the address says it. */
export interface AuditQuery {
  readonly persona: string;
  readonly accion: string;
  readonly desde: string;
  readonly hasta: string;
}

interface Told {
  readonly entry: AuditEntry;
  readonly before: unknown;
  readonly after: unknown;
}

/** One page of the log; `more` tells whether there are older entries. */
export function auditView(entries: readonly Told[], query: AuditQuery, more: boolean, problems: readonly string[]) {
  const last = entries.at(-1)?.entry.sequence;
  return {
    title: 'Auditoría',
    crumbs: [
      { text: 'Tablero', href: '/' },
      { text: 'Auditoría', href: null },
    ],
    action: PAGE,
    query,
    problems,
    actionOptions: Object.entries(AUDIT_ACTIONS)
      .map(([value, { words }]) => ({ value, text: words }))
      .sort((a, b) => (a.text < b.text ? -1 : 1)),
    entries: entries.map(entryView),
    olderHref:
      more && last !== undefined
        ? `${PAGE}?${new URLSearchParams({ ...query, antes: String(last) }).toString()}`
        : null,
  };
}

function entryView({ entry, before, after }: Told) {
  const { sequence, at, actor, channel, action, subjectLabel } = entry;
  const said = AUDIT_ACTIONS[action as AuditAction] as { words: string } | undefined;
  return {
    sequence,
    at: shownInstant(at),
    actor,
    channel: CHANNELS[channel] ?? channel,
    what: `${said?.words ?? action} ${subjectLabel}`.trim(),
    content: ADMINISTRATIVE.test(action) ? contentLines(before, after) : [],
  };
}

function contentLines(before: unknown, after: unknown): { heading: string; text: string }[] {
  const line = (heading: string, value: unknown) =>
    value === null ? [] : [{ heading, text: JSON.stringify(value, null, 1) }];
  return [...line('Antes', before), ...line('Después', after)];
}
