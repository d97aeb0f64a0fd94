import { Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { AppConfig } from '../config/app-config';
import { DatabaseConnections } from './connections';
import { openDatabase } from './open-database';
import { Transactions } from './transactions';

@Global()
@Module({
  providers: [
    {
      provide: DatabaseConnections,
      inject: [AppConfig],
      useFactory: (config: AppConfig) => openDatabase(config.database, (line) => process.stderr.write(`${line}\n`)),
    },
    Transactions,
  ],
  exports: [Transactions, DatabaseConnections],
})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(private readonly connections: DatabaseConnections) {}

  async onApplicationShutdown(): Promise<void> {
    await this.connections.close();
  }
}
