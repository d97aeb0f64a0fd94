import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { rowLock } from '../database/dialect';
import { Transactions } from '../database/transactions';
import type { Deed } from '../domain/actor';
import { Jobs } from './jobs';
import { WorkPause } from './work-pause.entity';

/** The switch that stops all jobs of all instances: what is under way ends, nothing is begun. */
@Injectable()
export class WorkPauses {
  constructor(
    private readonly transactions: Transactions,
    private readonly jobs: Jobs,
  ) {}

  /** The pause that lasts; null: jobs are done. */
  current(): Promise<WorkPause | null> {
    return this.transactions.manager().findOneBy(WorkPause, { resumedAt: IsNull() });
  }

  /** Begins a pause and gives it; where one lasts already, null, and nothing changes. */
  pause(reason: string, by: Deed): Promise<WorkPause | null> {
    return this.transactions.within(async (manager) => {
      if ((await this.current()) !== null) return null;
      const pause = { pausedAt: by.at, pausedBy: by.actor.name, reason, resumedAt: null, resumedBy: null };
      return manager.save(manager.create(WorkPause, pause));
    });
  }

  /** Ends the pause, or all of them where two began at once; gives those that it ended. */
  resume(by: Deed): Promise<WorkPause[]> {
    return this.transactions.within(async (manager) => {
      const pauses = await manager.find(WorkPause, { where: { resumedAt: IsNull() }, lock: rowLock(manager) });
      for (const pause of pauses) Object.assign(pause, { resumedAt: by.at, resumedBy: by.actor.name });
      this.transactions.afterCommit(() => this.jobs.bell.ring());
      return manager.save(pauses);
    });
  }
}
