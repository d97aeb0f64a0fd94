import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { InstitutionsModule } from '../institutions/institutions.module';
import { PlansModule } from '../plans/plans.module';
import { ProgressModule } from '../progress/progress.module';
import { ActivityHistoryService } from './activity-history.service';
import { ActivityStepsRepository } from './activity-steps.repository';
import { RequestsModule } from '../requests/requests.module';
import { AddingUp } from './adding-up';
import { AnnexDownloadController } from './annex-download.controller';
import { AnnexStandingRepository } from './annex-standing.repository';
import { ContributionSumsRepository } from './contribution-sums.repository';
import { EvaluationService } from './evaluation.service';
import { FiguresService } from './figures.service';
import { IndicatorController } from './indicator.controller';
import { IndicatorRecordsRepository } from './indicator-records.repository';
import { IndicatorService } from './indicator.service';
import { KnownAnnexes } from './known-annexes.service';
import { LineController } from './line.controller';
import { LineService } from './line.service';
import { MatrixController } from './matrix.controller';
import { ObjectivesController } from './objectives.controller';
import { ObservationsService } from './observations.service';
import { PlanYearsRepository } from './plan-years.repository';
import { RemarksRepository } from './remarks.repository';
import { RemarksService } from './remarks.service';
import { TallyRepository } from './tally.repository';

@Module({
  imports: [AuditModule, InstitutionsModule, PlansModule, ProgressModule, RequestsModule],
  controllers: [MatrixController, AnnexDownloadController, IndicatorController, LineController, ObjectivesController],
  providers: [
    ActivityHistoryService,
    ActivityStepsRepository,
    AddingUp,
    AnnexStandingRepository,
    ContributionSumsRepository,
    EvaluationService,
    FiguresService,
    IndicatorRecordsRepository,
    IndicatorService,
    KnownAnnexes,
    LineService,
    ObservationsService,
    PlanYearsRepository,
    RemarksRepository,
    RemarksService,
    TallyRepository,
  ],
  exports: [EvaluationService, KnownAnnexes, RemarksService],
})
export class EvaluationModule {}
