import { type DynamicModule, Module } from '@nestjs/common';
import { AppConfig } from './app-config';

/** Hands the configuration that was read at the start to whoever asks for `AppConfig`. */
@Module({})
export class ConfigModule {
  static of(config: AppConfig): DynamicModule {
    return {
      module: ConfigModule,
      global: true,
      providers: [{ provide: AppConfig, useValue: config }],
      exports: [AppConfig],
    };
  }
}
