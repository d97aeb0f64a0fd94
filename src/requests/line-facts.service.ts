import { Injectable } from '@nestjs/common';
import type { LineDraft } from '../domain/line-draft';
import { AnswersRepository } from './answers.repository';
import type { OwnLine } from './own-task';
import { TasksService } from './tasks.service';

export interface LineRemark {
  /** As the form names it now; empty: the whole report. */
  readonly field: string;
  readonly comment: string;
  readonly madeBy: string;
}

/** The last validated report of an institution on a line, and the request that it answered. */
export interface LastValidated {
  readonly number: string;
  readonly draft: LineDraft;
}

/** What stands beside a line's form. */
export interface LineFacts {
  /** Of the last submission, where it was observed. */
  readonly remarks: readonly LineRemark[];
  readonly before: LastValidated | null;
}

@Injectable()
export class LineFactsService {
  constructor(
    private readonly answers: AnswersRepository,
    private readonly tasks: TasksService,
  ) {}

  async of(own: OwnLine, shown: LineDraft): Promise<LineFacts> {
    const { submission } = own.line;
    const last = await this.tasks.lastValidated(own);
    const before = last === null ? null : { number: last.request.number, draft: last.draft };
    if (submission?.review !== 'observed') return { remarks: [], before };
    const made = await this.answers.remarksOn(own.place.commissionId, [submission.id]);
    const sent = JSON.parse(submission.content) as LineDraft;
    const remarks = made.map(({ field, comment, madeBy }) => ({
      field: placedField(field, sent, shown),
      comment,
      madeBy,
    }));
    return { remarks, before };
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
