import { Module } from '@nestjs/common';
import { EvaluationModule } from '../evaluation/evaluation.module';
import { InstitutionsModule } from '../institutions/institutions.module';
import { PlansModule } from '../plans/plans.module';
import { ProgressModule } from '../progress/progress.module';
import { ActivitiesWorkbookService } from './activities-workbook.service';
import { ExecutionStoringService } from './execution-storing.service';
import { PlanStoringService } from './plan-storing.service';
import { PlanWorkbookService } from './plan-workbook.service';
import { WorkbookWritingService } from './writing.service';

@Module({
  imports: [InstitutionsModule, PlansModule, ProgressModule, EvaluationModule],
  providers: [
    PlanWorkbookService,
    PlanStoringService,
    ExecutionStoringService,
    ActivitiesWorkbookService,
    WorkbookWritingService,
  ],
  exports: [PlanWorkbookService, ActivitiesWorkbookService, WorkbookWritingService],
})
export class WorkbooksModule {}
