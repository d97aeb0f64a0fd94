import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../config/app-config';
import { type Instant, limaDate } from '../domain/dates';
import type { FormalLetter } from '../domain/letter';
import type { Reach } from '../domain/permissions';
import { CommissionsService } from '../institutions/commissions.service';
import { type ThreadLimits, Threads, type ThreadTask } from '../work/threads';
import { letterBytes } from './letter-bytes';
import { requestLetter } from './request-letter';
import { RequestReading } from './request-reading.service';

const PDF: ThreadTask = {
  file: join(__dirname, '../documents/writers/letter-pdf.thread'),
  title: 'La escritura del oficio',
};
const LIMITS: ThreadLimits = { memoryMb: 512, seconds: 60 };

export const LETTER_FORMATS = ['pdf', 'docx'] as const;
export type LetterFormat = (typeof LETTER_FORMATS)[number];

/** The letter of a request, as a file. */
@Injectable()
export class RequestLetters {
  constructor(
    private readonly reading: RequestReading,
    private readonly commissions: CommissionsService,
    private readonly threads: Threads,
    private readonly config: AppConfig,
  ) {}

  /** The file's bytes, and the number of its letter. */
  async file(
    id: number,
    format: LetterFormat,
    reach: Reach,
    now: Instant,
  ): Promise<{ readonly number: string; readonly bytes: Uint8Array }> {
    const standing = await this.reading.standing(id, reach, now);
    const { commissionId, number, sentAt } = standing.rows.request;
    const letter = requestLetter(standing, {
      letterhead: await this.commissions.letterheadOn(commissionId, limaDate(sentAt)),
      commission: (await this.commissions.ofId(commissionId)).name,
      answersAt: `${this.config.publicUrl}/mis-reportes`,
    });
    return { number, bytes: await this.written(letter, format) };
  }

  private written(letter: FormalLetter, format: LetterFormat): Promise<Uint8Array> {
    if (format === 'pdf') return this.threads.run<Uint8Array>(PDF, letter, LIMITS);
    return Promise.resolve(letterBytes(letter));
  }
}
