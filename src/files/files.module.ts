import { Module } from '@nestjs/common';
import { AppConfig, type StorageConfig } from '../config/app-config';
import { Refusal } from '../domain/refusal';
import { DiskStorage } from './disk-storage';
import { FileIntake } from './intake';
import { Storage } from './storage';

@Module({
  providers: [
    { provide: Storage, inject: [AppConfig], useFactory: (config: AppConfig) => storageOf(config.storage) },
    FileIntake,
  ],
  exports: [Storage, FileIntake],
})
export class FilesModule {}

function storageOf(config: StorageConfig): Storage {
  if (config.kind === 'disk') return new DiskStorage(config.path);
  throw new Refusal(
    'STORAGE_URL empieza con s3:// y esta versión guarda archivos solo en disco; escriba file:RUTA y vuelva a empezar.',
  );
}
