import { Injectable } from '@nestjs/common';
import { AuditTrailService, type ToldEntry } from '../audit/audit-trail.service';
import type { LineDraft } from '../domain/line-draft';
import { submissionDifference } from '../domain/submission-difference';
import type { LineSubmission } from './line-submission.entity';
import type { CaseEvent } from './review-case';

const KINDS: Readonly<Record<string, CaseEvent['kind']>> = {
  'report.validate': 'validated',
  'report.observe': 'observed',
  'report.withdraw-validation': 'withdrawn',
};

/** What became of all that was sent on a line: the log tells who decided, when and why. */
@Injectable()
export class ReviewHistory {
  constructor(private readonly trail: AuditTrailService) {}

  /** Of the attempts of one line, in their order; the last event first. */
  async of(attempts: readonly LineSubmission[]): Promise<CaseEvent[]> {
    const events: CaseEvent[] = [];
    for (const [index, each] of attempts.entries()) {
      events.push(sentEvent(each, attempts[index - 1]));
      const entries = await this.trail.historyOf({
        commissionId: each.commissionId,
        kind: 'line_submission',
        id: each.id,
      });
      for (const told of entries.toReversed()) events.push(...decided(told, each.attempt));
    }
    return events.toReversed();
  }
}

function sentEvent({ attempt, submittedBy, submittedAt, content }: LineSubmission, before?: LineSubmission): CaseEvent {
  const difference =
    before === undefined
      ? null
      : submissionDifference(JSON.parse(before.content) as LineDraft, JSON.parse(content) as LineDraft);
  return { kind: 'sent', attempt, actor: submittedBy, at: submittedAt, reason: null, remarks: [], difference };
}

function decided({ entry, after }: ToldEntry, attempt: number): CaseEvent[] {
  const kind = KINDS[entry.action];
  if (kind === undefined) return [];
  const told = (after ?? {}) as { note?: string | null; reason?: string; remarks?: CaseEvent['remarks'] };
  const reason = told.reason ?? told.note ?? null;
  return [{ kind, attempt, actor: entry.actor, at: entry.at, reason, remarks: told.remarks ?? [], difference: null }];
}
