/** What the secretariat's pages about requests are made of. */
import type { MailLogLine } from '../notifications/mail-log.service';
import type { RequestExtension } from './request-extension.entity';
import type { Answerer } from './request-notices.service';
import type { InstitutionTask, RequestStanding } from './request-reading.service';

export type { InstitutionTask, RequestStanding };

/** A page of the list of requests. */
export interface RequestList {
  readonly standings: readonly RequestStanding[];
  readonly page: number;
  readonly pages: number;
}

/** A request with all that its page tells. */
export interface RequestFile {
  readonly standing: RequestStanding;
  /** By the institution's row those who report for it. */
  readonly answerers: ReadonlyMap<number, readonly Answerer[]>;
  /** What was sent about it, the newest first. */
  readonly mails: readonly MailLogLine[];
}

/** One institution in a request. */
export interface InstitutionFile {
  readonly standing: RequestStanding;
  readonly task: InstitutionTask;
  readonly answerers: readonly Answerer[];
  readonly extensions: readonly RequestExtension[];
}
