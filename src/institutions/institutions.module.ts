import { Module } from '@nestjs/common';
import { CommissionsRepository } from './commissions.repository';
import { CommissionsService } from './commissions.service';
import { InstitutionsRepository } from './institutions.repository';
import { InstitutionsService } from './institutions.service';

@Module({
  providers: [CommissionsRepository, CommissionsService, InstitutionsRepository, InstitutionsService],
  exports: [CommissionsService, InstitutionsService],
})
export class InstitutionsModule {}
