import { Module } from '@nestjs/common';
import { InstitutionsModule } from '../institutions/institutions.module';
import { PlansModule } from '../plans/plans.module';
import { HomeController } from './home.controller';
import { HomeService } from './home.service';

@Module({ imports: [InstitutionsModule, PlansModule], controllers: [HomeController], providers: [HomeService] })
export class HomeModule {}
