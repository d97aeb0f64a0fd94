import { Module } from '@nestjs/common';
import { InstitutionsModule } from '../institutions/institutions.module';
import { PlansModule } from '../plans/plans.module';
import { ActivitiesRepository } from './activities.repository';
import { NoProgressService } from './no-progress.service';
import { ObservedProgressRepository } from './observed-progress.repository';
import { ProgressImportService } from './progress-import.service';
import { ProgressService } from './progress.service';
import { RecordedProgressService } from './recorded-progress.service';
import { StatedValuesService } from './stated-values.service';
import { StatementsRepository } from './statements.repository';

@Module({
  imports: [InstitutionsModule, PlansModule],
  providers: [
    ActivitiesRepository,
    StatementsRepository,
    ObservedProgressRepository,
    ProgressService,
    ProgressImportService,
    NoProgressService,
    StatedValuesService,
    RecordedProgressService,
  ],
  exports: [ProgressService, ProgressImportService, StatedValuesService, RecordedProgressService],
})
export class ProgressModule {}
