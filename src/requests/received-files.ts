import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type KeptUpload, StoredFilesService } from '../documents/stored-files.service';
import { FileIntake } from '../files/intake';
import { receiveFiles } from '../files/upload';

/** A file of a form whose bytes are kept. */
export type ReceivedFile = KeptUpload;

/** The files of a form, kept for whoever names them; those that nobody names are swept after a day. */
@Injectable()
export class ReceivedFiles {
  constructor(
    private readonly intake: FileIntake,
    private readonly stored: StoredFilesService,
  ) {}

  /** None where the form brings none. Throws a Refusal where one of them is not taken, and keeps none. */
  async of(request: FastifyRequest): Promise<ReceivedFile[]> {
    if (!request.isMultipart()) return [];
    return receiveFiles(request, this.intake, (files) => this.stored.keep(files));
  }
}
