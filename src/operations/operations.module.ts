import { Module } from '@nestjs/common';
import { InstitutionsModule } from '../institutions/institutions.module';
import { PlansModule } from '../plans/plans.module';
import { WorkbooksModule } from '../workbooks/workbooks.module';
import { SampleService } from './sample.service';

@Module({
  imports: [InstitutionsModule, PlansModule, WorkbooksModule],
  providers: [SampleService],
  exports: [SampleService],
})
export class OperationsModule {}
