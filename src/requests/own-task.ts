import type { LinePlace } from './answers.repository';
import type { InstitutionTask, LineTask, RequestStanding } from './request-reading.service';

/** A request that an institution of the person has to answer. */
export interface OwnTask {
  readonly standing: RequestStanding;
  readonly task: InstitutionTask;
}

/** One line of such a request with all that its form needs. */
export interface OwnLine extends OwnTask {
  readonly line: LineTask;
  readonly place: LinePlace;
  readonly regions: readonly { readonly code: string; readonly name: string }[];
}
