/** All tables, in an explicit list: a file that is not named here has none. */
import { Account } from '../access/account.entity';
import { ApiToken } from '../access/api-token.entity';
import { ExternalIdentity } from '../access/external-identity.entity';
import { GuessTally } from '../access/guess-tally.entity';
import { LoginSession } from '../access/login-session.entity';
import { Membership } from '../access/membership.entity';
import { OneTimeLink } from '../access/one-time-link.entity';
import { RecoveryCode } from '../access/recovery-code.entity';
import { AuditContent } from '../audit/audit-content.entity';
import { AuditEntry } from '../audit/audit-entry.entity';
import { AuditHead } from '../audit/audit-head.entity';
import { AuditSeal } from '../audit/audit-seal.entity';
import { StorageClaim } from '../documents/storage-claim.entity';
import { StoredFile } from '../documents/stored-file.entity';
import { IndicatorText } from '../evaluation/indicator-text.entity';
import { KeptTally } from '../evaluation/kept-tally.entity';
import { LightOverride } from '../evaluation/light-override.entity';
import { CollectiveMember } from '../institutions/collective-member.entity';
import { Commission } from '../institutions/commission.entity';
import { InstitutionAlias } from '../institutions/institution-alias.entity';
import { InstitutionName } from '../institutions/institution-name.entity';
import { Institution } from '../institutions/institution.entity';
import { LegendLabel } from '../institutions/legend-label.entity';
import { Letterhead } from '../institutions/letterhead.entity';
import { Region } from '../institutions/region.entity';
import { MailBounce } from '../notifications/mail-bounce.entity';
import { Mail } from '../notifications/mail.entity';
import { Notice } from '../notifications/notice.entity';
import { RequestTally } from '../operations/request-tally.entity';
import { ElementVersion } from '../plans/element-version.entity';
import { Footnote } from '../plans/footnote.entity';
import { IndicatorVersion } from '../plans/indicator-version.entity';
import { Indicator } from '../plans/indicator.entity';
import { Participation } from '../plans/participation.entity';
import { PlanElement } from '../plans/plan-element.entity';
import { PlanVersion } from '../plans/plan-version.entity';
import { Plan } from '../plans/plan.entity';
import { ActivityInstitution } from '../progress/activity-institution.entity';
import { ActivityReview } from '../progress/activity-review.entity';
import { Activity } from '../progress/activity.entity';
import { CitedDocument } from '../progress/cited-document.entity';
import { Contribution } from '../progress/contribution.entity';
import { DuplicateJoin } from '../progress/duplicate-join.entity';
import { Evidence } from '../progress/evidence.entity';
import { WaitingEvidence } from '../progress/evidence-waiting.entity';
import { NoProgress } from '../progress/no-progress.entity';
import { StatedValue } from '../progress/stated-value.entity';
import { Job } from '../work/job.entity';
import { WorkPause } from '../work/work-pause.entity';
import { InformationRequest } from '../requests/information-request.entity';
import { LineDraft } from '../requests/line-draft.entity';
import { LineSubmission } from '../requests/line-submission.entity';
import { QuestionAnswer } from '../requests/question-answer.entity';
import { RequestExtension } from '../requests/request-extension.entity';
import { RequestQuestion } from '../requests/request-question.entity';
import { RequestedIndicator } from '../requests/requested-indicator.entity';
import { RequestedInstitution } from '../requests/requested-institution.entity';
import { SubmissionRemark } from '../requests/submission-remark.entity';
import { SubmittedActivity } from '../requests/submitted-activity.entity';

export const ENTITIES = [
  AuditEntry,
  AuditContent,
  AuditHead,
  AuditSeal,
  Commission,
  Institution,
  InstitutionName,
  InstitutionAlias,
  CollectiveMember,
  Letterhead,
  LegendLabel,
  Region,
  Mail,
  MailBounce,
  Notice,
  Account,
  LoginSession,
  OneTimeLink,
  RecoveryCode,
  ApiToken,
  ExternalIdentity,
  GuessTally,
  Membership,
  Plan,
  PlanVersion,
  PlanElement,
  ElementVersion,
  Indicator,
  IndicatorVersion,
  Participation,
  Footnote,
  Activity,
  ActivityInstitution,
  ActivityReview,
  CitedDocument,
  Contribution,
  DuplicateJoin,
  NoProgress,
  StoredFile,
  StorageClaim,
  Evidence,
  WaitingEvidence,
  StatedValue,
  InformationRequest,
  RequestedInstitution,
  RequestExtension,
  RequestedIndicator,
  RequestQuestion,
  QuestionAnswer,
  LineDraft,
  LineSubmission,
  SubmittedActivity,
  SubmissionRemark,
  IndicatorText,
  LightOverride,
  KeptTally,
  Job,
  WorkPause,
  RequestTally,
];
