import { Module } from '@nestjs/common';
import { EvaluationModule } from '../evaluation/evaluation.module';
import { HomeController } from './home.controller';
import { HomeService } from './home.service';
import { OfferedPlansRepository } from './offered-plans.repository';

@Module({
  imports: [EvaluationModule],
  controllers: [HomeController],
  providers: [HomeService, OfferedPlansRepository],
})
export class HomeModule {}
