import { type DynamicModule, Module } from '@nestjs/common';
import { AccessModule } from './access/access.module';
import { AuditModule } from './audit/audit.module';
import type { AppConfig } from './config/app-config';
import { ConfigModule } from './config/config.module';
import { DatabaseModule } from './database/database.module';
import { DocumentsModule } from './documents/documents.module';
import { EvaluationModule } from './evaluation/evaluation.module';
import { HomeModule } from './home/home.module';
import { InstitutionsModule } from './institutions/institutions.module';
import { NotificationsModule } from './notifications/notifications.module';
import { OperationsModule } from './operations/operations.module';
import { PlansModule } from './plans/plans.module';
import { ProgressModule } from './progress/progress.module';
import { RequestsModule } from './requests/requests.module';
import { WorkModule } from './work/work.module';
import { WorkbooksModule } from './workbooks/workbooks.module';

/** The table of contents: a line per feature, in the order in which they build on each other. */
@Module({})
export class AppModule {
  static of(config: AppConfig): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.of(config),
        DatabaseModule,
        WorkModule,
        AuditModule,
        NotificationsModule,
        InstitutionsModule,
        AccessModule,
        DocumentsModule,
        PlansModule,
        ProgressModule,
        RequestsModule,
        EvaluationModule,
        WorkbooksModule,
        HomeModule,
        OperationsModule,
      ],
    };
  }
}
