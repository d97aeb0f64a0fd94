import { setTimeout as pause } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { DatabaseConnections } from '../database/connections';
import { schemaState, type SchemaState } from '../database/schema-state';

const PATIENCE_MS = 2_000;
/** Who asked within this time asks again soon. */
const WATCHED_MS = 30_000;
const LONGEST_GOODBYE_MS = 15_000;

export type Readiness = SchemaState | 'stopping';

/**
 * Whether this instance is to be sent requests. Before it stops it says no, and where a balancer has been asking it
 * goes on serving until the balancer has heard that.
 */
@Injectable()
export class HealthService implements BeforeApplicationShutdown {
  private stopping = false;
  private lastAskedAt = -Infinity;
  private heard: () => void = () => undefined;

  constructor(private readonly connections: DatabaseConnections) {}

  async readiness(): Promise<Readiness> {
    this.lastAskedAt = performance.now();
    if (!this.stopping) return schemaState(this.connections, PATIENCE_MS);
    this.heard();
    return 'stopping';
  }

  /** @param signal none where the program itself ends what it began. */
  async beforeApplicationShutdown(signal?: string): Promise<void> {
    this.stopping = true;
    if (signal === undefined || performance.now() - this.lastAskedAt > WATCHED_MS) return;
    const told = new Promise<void>((resolve) => (this.heard = resolve));
    await Promise.race([told, pause(LONGEST_GOODBYE_MS, undefined, { ref: false })]);
  }
}
