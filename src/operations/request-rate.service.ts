import { createHmac } from 'node:crypto';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { AppConfig } from '../config/app-config';
import { derivedKey } from '../config/derived-key';
import { Transactions } from '../database/transactions';
import type { Instant } from '../domain/dates';
import { minuteOf, secondsToNextMinute } from '../domain/request-rate';
import { RequestRate } from '../work/request-rate';
import { RequestTalliesRepository } from './request-tallies.repository';

/** An instance tells the others of so many requests at once: a person who reads pages costs no statement at all. */
const TOLD_AT_ONCE = 50;
/** Who asks from more places in a minute than this is not remembered one by one. */
const MOST_ASKERS = 50_000;
const KEPT_MINUTES = 10;

interface Asker {
  requests: number;
  isFull: boolean;
}

/**
 * Counts here and tells the database every fiftieth request without waiting for it: no page stands in line behind an
 * import for the sake of a count, and an asker gets past the limit by fifty an instance at most.
 */
@Injectable()
export class RequestRateService extends RequestRate implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Solicitudes');
  private readonly key: Buffer;
  private readonly telling = new Set<Promise<void>>();
  private minute = 0;
  private askers = new Map<string, Asker>();

  constructor(
    private readonly transactions: Transactions,
    private readonly tallies: RequestTalliesRepository,
    config: AppConfig,
  ) {
    super();
    this.key = derivedKey(config.appSecret, 'addresses');
  }

  whyWait(name: string, most: number, at: Instant): number | null {
    const asker = this.askerOf(name, minuteOf(at));
    if (asker.isFull) return secondsToNextMinute(at);
    asker.requests += 1;
    if (asker.requests % TOLD_AT_ONCE === 0) this.tell(name, asker, most);
    return null;
  }

  /** When all that was begun has been told. */
  async settled(): Promise<void> {
    await Promise.all(this.telling);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.settled();
  }

  private askerOf(name: string, minute: number): Asker {
    if (minute !== this.minute || this.askers.size > MOST_ASKERS) this.askers = new Map();
    this.minute = minute;
    const known = this.askers.get(name) ?? { requests: 0, isFull: false };
    this.askers.set(name, known);
    return known;
  }

  private tell(name: string, asker: Asker, most: number): void {
    const told = this.add(name, this.minute).then(
      (requests) => {
        asker.isFull = requests >= most;
      },
      (error: unknown) => this.logger.warn({ message: 'No se pudo contar las solicitudes.', reason: String(error) }),
    );
    this.telling.add(told);
    void told.finally(() => this.telling.delete(told));
  }

  private add(name: string, minute: number): Promise<number> {
    const asker = createHmac('sha256', this.key).update(name).digest('base64url');
    return this.transactions.within(async () => {
      const requests = await this.tallies.add(asker, minute, TOLD_AT_ONCE);
      if (requests === TOLD_AT_ONCE) await this.tallies.forgetBefore(minute - KEPT_MINUTES);
      return requests;
    });
  }
}
