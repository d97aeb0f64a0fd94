import { Module } from '@nestjs/common';
import { InstitutionsModule } from '../institutions/institutions.module';
import { PlansModule } from '../plans/plans.module';
import { HomeController } from './home.controller';

@Module({ imports: [InstitutionsModule, PlansModule], controllers: [HomeController] })
export class HomeModule {}
