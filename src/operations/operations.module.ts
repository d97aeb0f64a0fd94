import { Module } from '@nestjs/common';
import { EvaluationModule } from '../evaluation/evaluation.module';
import { InstitutionsModule } from '../institutions/institutions.module';
import { PlansModule } from '../plans/plans.module';
import { ProgressModule } from '../progress/progress.module';
import { WorkbooksModule } from '../workbooks/workbooks.module';
import { SampleService } from './sample.service';

@Module({
  imports: [InstitutionsModule, PlansModule, ProgressModule, EvaluationModule, WorkbooksModule],
  providers: [SampleService],
  exports: [SampleService],
})
export class OperationsModule {}
