import { Injectable } from '@nestjs/common';
import { AnswersRepository } from './answers.repository';
import type { OwnLine } from './own-task';
import { TasksService } from './tasks.service';

/** What stands beside a line's form. */
export interface LineFacts {
  /** Of the last submission, where it was observed. */
  readonly remarks: readonly { readonly field: string; readonly comment: string; readonly madeBy: string }[];
  /** The last validated report of the institution on this line. */
  readonly before: { readonly number: string; readonly activities: readonly string[] } | null;
}

@Injectable()
export class LineFactsService {
  constructor(
    private readonly answers: AnswersRepository,
    private readonly tasks: TasksService,
  ) {}

  async of(own: OwnLine): Promise<LineFacts> {
    const { submission } = own.line;
    const remarks =
      submission?.review === 'observed' ? await this.answers.remarksOn(own.place.commissionId, [submission.id]) : [];
    const last = await this.tasks.lastValidated(own);
    if (last === null) return { remarks, before: null };
    const activities = last.draft.activities.map(({ startsOn, title, contributions }) => {
      const quantities = contributions.map(({ quantity }) => quantity).filter(Boolean);
      return `${startsOn}: ${title} (${quantities.join(', ')})`;
    });
    const told = last.draft.noProgress ? [`Sin avance: ${last.draft.reason}`] : activities;
    return { remarks, before: { number: last.request.number, activities: told } };
  }
}
