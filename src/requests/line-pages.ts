import { Injectable } from '@nestjs/common';
import type { LineDraft } from '../domain/line-draft';
import type { Person } from '../domain/permissions';
import type { FieldProblem } from '../domain/request';
import { keyOf } from '../domain/task-lines';
import { page, type Page } from '../web/page';
import { LineEvidenceService } from './line-evidence.service';
import { LineFactsService } from './line-facts.service';
import { newActivityKey, shownDraft } from './line-form';
import { lineView } from './line.view';
import type { OwnLine } from './own-task';
import { isOnBehalf } from './tasks.service';

/** What a form is shown with beside the draft. */
export interface ToldForm {
  readonly rowVersion: number;
  readonly person: Person;
  readonly problems?: readonly FieldProblem[];
  readonly warnings?: readonly FieldProblem[];
  readonly conflict?: { readonly sentence: string; readonly theirs: LineDraft };
}

/** Puts the page of a line's form together. */
@Injectable()
export class LinePages {
  constructor(
    private readonly facts: LineFactsService,
    private readonly evidence: LineEvidenceService,
  ) {}

  async form(own: OwnLine, typed: LineDraft, told: ToldForm, status = 200): Promise<Page> {
    const draft = shownDraft(typed, own.line.indicators.map(keyOf), newActivityKey());
    const { rowVersion, person, problems = [], warnings = [], conflict = null } = told;
    const facts = {
      ...{ draft, rowVersion, problems, warnings, conflict, accountId: person.accountId },
      ...(await this.facts.of(own, draft)),
      evidence: await this.evidence.of(own, draft),
      isOnBehalf: isOnBehalf(own, person),
    };
    return page('requests/line', lineView(own, facts), status);
  }
}
