import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { CatalogueHistoryService } from './catalogue-history.service';
import { CataloguesController } from './catalogues.controller';
import { CollectivesController } from './collectives.controller';
import { CollectivesService } from './collectives.service';
import { CommissionCatalogueService } from './commission-catalogue.service';
import { CommissionLegendService } from './commission-legend.service';
import { CommissionsController } from './commissions.controller';
import { CommissionsRepository } from './commissions.repository';
import { CommissionsService } from './commissions.service';
import { InstitutionCatalogueService } from './institution-catalogue.service';
import { InstitutionsController } from './institutions.controller';
import { InstitutionsRepository } from './institutions.repository';
import { InstitutionsService } from './institutions.service';
import { LastChangeService } from './last-change.service';
import { RegionsController } from './regions.controller';
import { RegionsService } from './regions.service';

@Module({
  imports: [AuditModule],
  controllers: [
    CataloguesController,
    CommissionsController,
    InstitutionsController,
    CollectivesController,
    RegionsController,
  ],
  providers: [
    CommissionsRepository,
    CommissionsService,
    CommissionCatalogueService,
    CommissionLegendService,
    InstitutionsRepository,
    InstitutionsService,
    InstitutionCatalogueService,
    CollectivesService,
    RegionsService,
    LastChangeService,
    CatalogueHistoryService,
  ],
  exports: [CommissionsService, InstitutionsService],
})
export class InstitutionsModule {}
