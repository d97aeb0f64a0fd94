/** All tables, in an explicit list: a file that is not named here has none. */
import { IndicatorText } from '../evaluation/indicator-text.entity';
import { KeptTally } from '../evaluation/kept-tally.entity';
import { LightOverride } from '../evaluation/light-override.entity';
import { Commission } from '../institutions/commission.entity';
import { InstitutionAlias } from '../institutions/institution-alias.entity';
import { InstitutionName } from '../institutions/institution-name.entity';
import { Institution } from '../institutions/institution.entity';
import { Region } from '../institutions/region.entity';
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
import { NoProgress } from '../progress/no-progress.entity';
import { StatedValue } from '../progress/stated-value.entity';

export const ENTITIES = [
  Commission,
  Institution,
  InstitutionName,
  InstitutionAlias,
  Region,
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
  NoProgress,
  StatedValue,
  IndicatorText,
  LightOverride,
  KeptTally,
];
