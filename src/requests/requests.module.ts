import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module';
import { AuditModule } from '../audit/audit.module';
import { InstitutionsModule } from '../institutions/institutions.module';
import { PlansModule } from '../plans/plans.module';
import { ProgressModule } from '../progress/progress.module';
import { AnswersRepository } from './answers.repository';
import { AskedService } from './asked.service';
import { DraftsService } from './drafts.service';
import { RequestReading } from './request-reading.service';
import { RequestsRepository } from './requests.repository';
import { RequestsService } from './requests.service';
import { ReviewsService } from './reviews.service';
import { SubmissionsService } from './submissions.service';

@Module({
  imports: [AuditModule, InstitutionsModule, AccessModule, PlansModule, ProgressModule],
  providers: [
    RequestsRepository,
    AnswersRepository,
    RequestReading,
    RequestsService,
    DraftsService,
    SubmissionsService,
    ReviewsService,
    AskedService,
  ],
  exports: [AskedService, RequestReading, RequestsService, SubmissionsService, ReviewsService],
})
export class RequestsModule {}
