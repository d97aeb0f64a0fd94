import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module';
import { EvaluationModule } from '../evaluation/evaluation.module';
import { InstitutionsModule } from '../institutions/institutions.module';
import { PlansModule } from '../plans/plans.module';
import { ProgressModule } from '../progress/progress.module';
import { ActivitiesWorkbookService } from './activities-workbook.service';
import { ExecutionStoringService } from './execution-storing.service';
import { NamedPeople } from './named-people.service';
import { PlanExportService } from './plan-export.service';
import { PlanStoringService } from './plan-storing.service';
import { PlanWorkbookService } from './plan-workbook.service';
import { TemplateService } from './template.service';

@Module({
  imports: [AccessModule, InstitutionsModule, PlansModule, ProgressModule, EvaluationModule],
  providers: [
    PlanWorkbookService,
    PlanStoringService,
    ExecutionStoringService,
    ActivitiesWorkbookService,
    NamedPeople,
    PlanExportService,
    TemplateService,
  ],
  exports: [PlanWorkbookService, ActivitiesWorkbookService, PlanExportService, TemplateService],
})
export class WorkbooksModule {}
