import { Test } from '@nestjs/testing';
import { ConfigModule } from '../../src/config/config.module';
import { DiskStorage } from '../../src/files/disk-storage';
import { FilesModule } from '../../src/files/files.module';
import { Storage } from '../../src/files/storage';
import { configOf } from '../support/app';
import { whyRefused } from '../support/refusal';
import { newFolder } from '../support/yupana';

async function storageOf(variables: Record<string, string>): Promise<Storage> {
  const imports = [ConfigModule.of(configOf(variables)), FilesModule];
  return (await Test.createTestingModule({ imports }).compile()).get(Storage);
}

test('files go to the folder that STORAGE_URL names', async () => {
  expect(await storageOf({ STORAGE_URL: `file:${newFolder()}` })).toBeInstanceOf(DiskStorage);
});

test('a bucket is refused with what to write instead', async () => {
  const keys = { S3_ACCESS_KEY_ID: 'a', S3_SECRET_ACCESS_KEY: 'b' };
  const told = await whyRefused(storageOf({ STORAGE_URL: 's3://evidencias/yupana?region=us-east-1', ...keys }));
  expect(told).toContain('esta versión guarda archivos solo en disco; escriba file:RUTA');
});
