import type { LineDraft } from '../domain/line-draft';
import type { ActivityEvidence } from './activity-evidence';

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
  readonly evidence: readonly ActivityEvidence[];
}
