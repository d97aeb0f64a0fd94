import { Injectable } from '@nestjs/common';
import type { LineDraft } from '../domain/line-draft';
import { AnswersRepository } from './answers.repository';
import { LineEvidenceService } from './line-evidence.service';
import type { LineFacts } from './line-facts';
import type { OwnLine } from './own-task';
import { TasksService } from './tasks.service';

@Injectable()
export class LineFactsService {
  constructor(
    private readonly answers: AnswersRepository,
    private readonly tasks: TasksService,
    private readonly evidence: LineEvidenceService,
  ) {}

  async of(own: OwnLine, shown: LineDraft): Promise<LineFacts> {
    const { submission } = own.line;
    const last = await this.tasks.lastValidated(own);
    const before = last === null ? null : { number: last.request.number, draft: last.draft };
    const evidence = await this.evidence.of(own, shown);
    if (submission?.review !== 'observed') return { remarks: [], before, evidence };
    const made = await this.answers.remarksOn(own.place.commissionId, [submission.id]);
    const sent = JSON.parse(submission.content) as LineDraft;
    const remarks = made.map(({ field, comment, madeBy }) => ({
      field: placedField(field, sent, shown),
      comment,
      madeBy,
    }));
    return { remarks, before, evidence };
  }
}

/** The field of a remark where the form has it now: activities move up when one before them is taken away. */
function placedField(field: string, sent: LineDraft, shown: LineDraft): string {
  const [, index, rest] = /^activities\.(\d+)\.(.+)$/.exec(field) ?? [];
  if (index === undefined || rest === undefined) return field;
  const key = sent.activities[Number(index)]?.key;
  const now = shown.activities.findIndex((each) => each.key === key);
  return now < 0 ? '' : `activities.${now}.${rest}`;
}
