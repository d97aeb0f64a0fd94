import { Module } from '@nestjs/common';
import { FilesModule } from '../files/files.module';
import { FileSweepService } from './file-sweep.service';
import { StoredFilesRepository } from './stored-files.repository';
import { StoredFilesService } from './stored-files.service';

@Module({
  imports: [FilesModule],
  providers: [StoredFilesRepository, StoredFilesService, FileSweepService],
  exports: [FilesModule, StoredFilesService, FileSweepService],
})
export class DocumentsModule {}
