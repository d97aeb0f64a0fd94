import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { AccessModule } from '../access/access.module';
import { EvaluationModule } from '../evaluation/evaluation.module';
import { InstitutionsModule } from '../institutions/institutions.module';
import { PlansModule } from '../plans/plans.module';
import { ProgressModule } from '../progress/progress.module';
import { WorkbooksModule } from '../workbooks/workbooks.module';
import { PlaceRate } from '../web/place-rate';
import { RequestRateInterceptor } from '../web/request-rate.interceptor';
import { RequestRate } from '../work/request-rate';
import { HealthController } from './health.controller';
import { HealthService } from './health.service';
import { RequestRateService } from './request-rate.service';
import { RequestTalliesRepository } from './request-tallies.repository';
import { SamplePeople } from './sample-people.service';
import { SampleService } from './sample.service';

@Module({
  imports: [InstitutionsModule, AccessModule, PlansModule, ProgressModule, EvaluationModule, WorkbooksModule],
  controllers: [HealthController],
  providers: [
    HealthService,
    RequestTalliesRepository,
    { provide: RequestRate, useClass: RequestRateService },
    PlaceRate,
    { provide: APP_INTERCEPTOR, useClass: RequestRateInterceptor },
    SampleService,
    SamplePeople,
  ],
  exports: [SampleService, SamplePeople],
})
export class OperationsModule {}
