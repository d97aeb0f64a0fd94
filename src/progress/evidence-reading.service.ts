import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import { Transactions } from '../database/transactions';
import type { Deed } from '../domain/actor';
import { FILE_KINDS, mediaTypeOf } from '../domain/file-kind';
import { type Person, reachOf, whyNot } from '../domain/permissions';
import { Refusal } from '../domain/refusal';
import type { Download } from '../files/download';
import { type ByteRange, Storage } from '../files/storage';
import { EvidenceRepository, type EvidenceRow } from './evidence.repository';

/**
 * Evidence may name victims: the institution that owns it and the secretariat read it, and who did is in the log. Nobody
 * else learns that it exists.
 */
@Injectable()
export class EvidenceReadingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly evidence: EvidenceRepository,
    private readonly storage: Storage,
    private readonly audit: AuditService,
  ) {}

  /** The file for a person who may read it, else a Refusal; what was taken away is read no more. */
  async forReading(id: number, person: Person, by: Deed): Promise<Download> {
    const row = await this.evidence.withFile(reachOf(person, 'evidence.read'), id);
    if (row === null || row.removedAt !== null || !mayRead(row, person)) throw notThere();
    const { name, size, sha256 } = row;
    const open = (range?: ByteRange) => this.opened(row, range, by);
    return { name, size, sha256, mediaType: mediaType(row), open };
  }

  // Noted before the first byte leaves; each part that is asked for is noted.
  private async opened(row: EvidenceRow, range: ByteRange | undefined, by: Deed): Promise<Readable> {
    const { id, commissionId, position, activityKey, name, sha256 } = row;
    const subject = { kind: 'evidence', id, label: `${position} de ${activityKey}` };
    const after = { name, sha256, first: range?.first ?? 0, last: range?.last ?? row.size - 1 };
    await this.transactions.within(() => {
      this.audit.record({ by, commissionId, action: 'evidence.read', subject, before: null, after });
      return Promise.resolve();
    });
    return this.storage.open(sha256, range);
  }
}

function mayRead({ commissionId, institutionId }: EvidenceRow, person: Person): boolean {
  return whyNot('evidence.read', person, { commissionId, institutionIds: [institutionId] }) === null;
}

function mediaType({ kind }: EvidenceRow): string {
  const known = FILE_KINDS.find((each) => each === kind);
  return known ? mediaTypeOf(known) : 'application/octet-stream';
}

// The same words for what is not there and for what is not the person's to see.
function notThere(): Refusal {
  return new Refusal('El archivo no existe o su cuenta no lo puede ver; revise la dirección.', 'not-found');
}
