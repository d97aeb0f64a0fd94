import { Injectable, Logger } from '@nestjs/common';
import { writtenSeal } from '../domain/audit-chain';
import type { Instant } from '../domain/dates';
import { Jobs } from '../work/jobs';
import { AuditChainRepository } from './audit-chain.repository';

const HEAD_JOB = 'audit.head';
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Every day the sealed end of the log of deeds goes to the program's own log, which is collected elsewhere: a database
 * that was put back to an earlier state, log and seals with it, shows by the lines that are out of its reach.
 */
@Injectable()
export class AuditHeadJob {
  private readonly logger = new Logger('Bitácora');

  constructor(
    private readonly chain: AuditChainRepository,
    jobs: Jobs,
  ) {
    jobs.handleAlways(HEAD_JOB, ({ at }) => this.tell(at));
  }

  /** Resolves to when it is to be told again. */
  async tell(at: Instant): Promise<Instant> {
    const head = await this.chain.head();
    if (head !== null && head.sequence > 0)
      this.logger.log(`La bitácora tiene ${head.sequence} asientos; sello ${writtenSeal(head)}`);
    return at + DAY_MS;
  }
}
