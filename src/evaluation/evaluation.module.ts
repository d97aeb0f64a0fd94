import { Module } from '@nestjs/common';
import { InstitutionsModule } from '../institutions/institutions.module';
import { PlansModule } from '../plans/plans.module';
import { ProgressModule } from '../progress/progress.module';
import { AddingUp } from './adding-up';
import { AnnexController } from './annex.controller';
import { EvaluationService } from './evaluation.service';
import { FiguresService } from './figures.service';
import { ObservationsService } from './observations.service';
import { RemarksRepository } from './remarks.repository';
import { RemarksService } from './remarks.service';
import { TallyRepository } from './tally.repository';

@Module({
  imports: [InstitutionsModule, PlansModule, ProgressModule],
  controllers: [AnnexController],
  providers: [
    AddingUp,
    EvaluationService,
    FiguresService,
    ObservationsService,
    RemarksRepository,
    RemarksService,
    TallyRepository,
  ],
  exports: [EvaluationService, RemarksService],
})
export class EvaluationModule {}
