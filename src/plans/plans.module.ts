import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { InstitutionsModule } from '../institutions/institutions.module';
import { PlanContentRepository } from './plan-content.repository';
import { PlanImportService } from './plan-import.service';
import { PlansRepository } from './plans.repository';
import { PlansService } from './plans.service';

@Module({
  imports: [AuditModule, InstitutionsModule],
  providers: [PlansRepository, PlanContentRepository, PlansService, PlanImportService],
  exports: [PlansService, PlanImportService],
})
export class PlansModule {}
