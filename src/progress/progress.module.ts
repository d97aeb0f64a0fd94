import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { DocumentsModule } from '../documents/documents.module';
import { InstitutionsModule } from '../institutions/institutions.module';
import { PlansModule } from '../plans/plans.module';
import { ActivitiesRepository } from './activities.repository';
import { DuplicateCounting } from './duplicate-counting.service';
import { DuplicatesController } from './duplicates.controller';
import { DuplicatesRepository } from './duplicates.repository';
import { DuplicatesService } from './duplicates.service';
import { EvidenceReadingService } from './evidence-reading.service';
import { WaitingEvidenceService } from './evidence-waiting.service';
import { EvidenceController } from './evidence.controller';
import { EvidenceRepository } from './evidence.repository';
import { EvidenceService } from './evidence.service';
import { NoProgressService } from './no-progress.service';
import { ObservedProgressRepository } from './observed-progress.repository';
import { ProgressImportService } from './progress-import.service';
import { ProgressService } from './progress.service';
import { RecordedProgressService } from './recorded-progress.service';
import { ReportsService } from './reports.service';
import { StatedValuesService } from './stated-values.service';
import { StatementsRepository } from './statements.repository';

@Module({
  imports: [AuditModule, DocumentsModule, InstitutionsModule, PlansModule],
  controllers: [EvidenceController, DuplicatesController],
  providers: [
    EvidenceRepository,
    EvidenceService,
    EvidenceReadingService,
    WaitingEvidenceService,
    ActivitiesRepository,
    DuplicatesRepository,
    DuplicateCounting,
    DuplicatesService,
    StatementsRepository,
    ObservedProgressRepository,
    ProgressService,
    ProgressImportService,
    NoProgressService,
    StatedValuesService,
    RecordedProgressService,
    ReportsService,
  ],
  exports: [
    EvidenceService,
    EvidenceReadingService,
    WaitingEvidenceService,
    ReportsService,
    ProgressService,
    ProgressImportService,
    StatedValuesService,
    RecordedProgressService,
  ],
})
export class ProgressModule {}
