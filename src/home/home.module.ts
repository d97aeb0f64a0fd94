import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module';
import { EvaluationModule } from '../evaluation/evaluation.module';
import { RequestsModule } from '../requests/requests.module';
import { HomeController } from './home.controller';
import { HomeService } from './home.service';
import { OfferedPlansRepository } from './offered-plans.repository';

@Module({
  imports: [AccessModule, RequestsModule, EvaluationModule],
  controllers: [HomeController],
  providers: [HomeService, OfferedPlansRepository],
})
export class HomeModule {}
