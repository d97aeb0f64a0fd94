import { Module } from '@nestjs/common';
import { AuditChainRepository } from './audit-chain.repository';
import { AuditHeadJob } from './audit-head.job';
import { AuditRetention } from './audit-retention.service';
import { AuditController } from './audit.controller';
import { AuditTrailService } from './audit-trail.service';
import { AuditVerificationService } from './audit-verification.service';
import { AuditRepository } from './audit.repository';
import { AuditService } from './audit.service';

@Module({
  controllers: [AuditController],
  providers: [
    ...[AuditChainRepository, AuditRepository, AuditService, AuditTrailService],
    ...[AuditVerificationService, AuditRetention, AuditHeadJob],
  ],
  exports: [AuditService, AuditTrailService, AuditVerificationService],
})
export class AuditModule {}
