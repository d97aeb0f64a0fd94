import { Injectable } from '@nestjs/common';
import { AuditTrailService } from '../audit/audit-trail.service';
import { type FieldWords, refuseUnseen } from '../domain/edit-conflict';

/** Something of a catalogue, as the log knows it. */
interface Subject {
  readonly commissionId: number | null;
  readonly kind: string;
  readonly id: number;
}

/** Refuses to write over what somebody else has changed in the meantime. */
@Injectable()
export class LastChangeService {
  constructor(private readonly trail: AuditTrailService) {}

  /** @param seen the row version that the page showed to whoever writes now. */
  async refuseUnseen(subject: Subject, stored: number, seen: number, words: FieldWords): Promise<void> {
    if (stored === seen) return;
    const [last] = await this.trail.historyOf(subject);
    const { entry, before, after } = last ?? {};
    throw refuseUnseen(entry ? { actor: entry.actor, at: entry.at, before, after } : null, words);
  }
}
