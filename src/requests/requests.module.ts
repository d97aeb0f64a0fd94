import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module';
import { AuditModule } from '../audit/audit.module';
import { DocumentsModule } from '../documents/documents.module';
import { InstitutionsModule } from '../institutions/institutions.module';
import { NotificationsModule } from '../notifications/notifications.module';
import { PlansModule } from '../plans/plans.module';
import { ProgressModule } from '../progress/progress.module';
import { AgendaRepository } from './agenda.repository';
import { AgendaService } from './agenda.service';
import { AnswerController } from './answer.controller';
import { AnswersRepository } from './answers.repository';
import { AnswersService } from './answers.service';
import { AskedService } from './asked.service';
import { DraftsService } from './drafts.service';
import { LineEvidenceController } from './line-evidence.controller';
import { LineEvidenceService } from './line-evidence.service';
import { LineFactsService } from './line-facts.service';
import { LineReportController } from './line.controller';
import { ReceiptController } from './receipt.controller';
import { ReceiptsService } from './receipts.service';
import { ReceivedFiles } from './received-files';
import { ReportCheckService } from './report-check.service';
import { ReportSendingService } from './report-sending.service';
import { RequestInstitutionController } from './request-institution.controller';
import { RequestLetterController } from './request-letter.controller';
import { RequestLetters } from './request-letters.service';
import { RequestNewController } from './request-new.controller';
import { RequestNoticesJob } from './request-notices.job';
import { RequestNotices } from './request-notices.service';
import { RequestPages } from './request-pages.service';
import { RequestPlans } from './request-plans.service';
import { RequestReading } from './request-reading.service';
import { RequestsController } from './requests.controller';
import { RequestsRepository } from './requests.repository';
import { RequestsService } from './requests.service';
import { ReviewCases } from './review-cases.service';
import { ReviewHistory } from './review-history.service';
import { ReviewNotices } from './review-notices.service';
import { ReviewQueueController } from './review-queue.controller';
import { ReviewQueueService } from './review-queue.service';
import { ReviewRights } from './review-rights.service';
import { ReviewController } from './review.controller';
import { ReviewRepository } from './review.repository';
import { ReviewsService } from './reviews.service';
import { SubmissionController } from './submission.controller';
import { SubmissionsService } from './submissions.service';
import { TasksController } from './tasks.controller';
import { TasksService } from './tasks.service';

@Module({
  imports: [
    AuditModule,
    InstitutionsModule,
    AccessModule,
    PlansModule,
    ProgressModule,
    DocumentsModule,
    NotificationsModule,
  ],
  controllers: [
    ...[RequestsController, RequestNewController, RequestInstitutionController, RequestLetterController],
    ReviewQueueController,
    ReviewController,
    TasksController,
    AnswerController,
    LineReportController,
    LineEvidenceController,
    SubmissionController,
    ReceiptController,
  ],
  providers: [
    TasksService,
    AnswersService,
    LineFactsService,
    LineEvidenceService,
    ReportCheckService,
    ReportSendingService,
    ReceiptsService,
    ReceivedFiles,
    RequestsRepository,
    AnswersRepository,
    RequestReading,
    RequestsService,
    ...[RequestNotices, RequestNoticesJob, RequestPlans, RequestPages, RequestLetters],
    DraftsService,
    SubmissionsService,
    ReviewsService,
    AskedService,
    ...[ReviewRepository, ReviewRights, ReviewNotices, ReviewHistory, ReviewCases, ReviewQueueService],
    ...[AgendaRepository, AgendaService],
  ],
  exports: [AskedService, RequestReading, RequestsService, SubmissionsService, ReviewsService, AgendaService],
})
export class RequestsModule {}
