import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { Clock } from '../../src/work/clock';
import type { JobHandler } from '../../src/work/jobs';
import { describeOnUnwatchedDatabases } from '../support/databases';
import { type JobInstance, JobInstances, NOON, type Spans, until } from '../support/job-instance';
import { SettableClock } from '../support/settable-clock';

const DAY_MS = 24 * 60 * 60 * 1000;

describeOnUnwatchedDatabases('jobs under way', (database) => {
  const instances = new JobInstances(database);
  const instance = (clock?: Clock, spans?: Spans) => instances.add(clock, spans);
  beforeAll(() => void Logger.overrideLogger(false));
  afterEach(() => instances.end());

  it('of a holder that died are taken when its lease has run out, and what it says afterwards counts for nothing', async () => {
    const clock = new SettableClock(NOON);
    const one = await instance(clock);
    const attempts: number[] = [];
    one.jobs.handle('letter', ({ attempt }) => Promise.resolve(void attempts.push(attempt)));
    await one.jobs.ask('letter', 'orphan', null, NOON);
    const [taken] = await one.rows.take(['letter'], NOON, 1, { holder: 'dead', until: NOON + 60_000 });
    clock.pass(60_000);
    await one.loop.runDue();
    expect(attempts).toEqual([]);
    clock.pass(1);
    await one.loop.runDue();
    expect(attempts).toEqual([2]);
    expect(await one.rows.renew(taken!.id, { holder: 'dead', until: NOON + DAY_MS })).toBe(false);
    expect(await one.rows.end(taken!.id, 'dead', NOON + DAY_MS, 'Too late.')).toBe(false);
    expect(await one.stored('orphan')).toMatchObject({ endedAt: clock.now(), failed: false });
  });

  it('that take longer than a lease stay their holder’s while it lives', async () => {
    const both = await Promise.all([1, 2].map(() => instance(new Clock(), { leaseMs: 600, idleMs: 20 })));
    let begun = 0;
    for (const { jobs } of both) {
      jobs.handle('letter', async () => {
        begun += 1;
        await pause(2000);
      });
    }
    await both[0]!.jobs.ask('letter', 'long', null, 0);
    both.forEach(({ loop }) => loop.start());
    await until(async () => ((await both[0]!.stored('long'))?.endedAt ?? null) !== null);
    expect(begun).toBe(1);
  });

  it('that lost their lease are told', async () => {
    const one = await instance(new Clock(), { leaseMs: 150, idleMs: 20 });
    let told = false;
    one.jobs.handle('letter', async ({ signal }) => {
      if (told) return;
      await one.transactions.within((manager) =>
        manager.query("UPDATE job SET lease_holder = 'another' WHERE key = 'lost'"),
      );
      await until(() => signal.aborted);
      told = true;
    });
    await one.jobs.ask('letter', 'lost', null, 0);
    one.loop.start();
    await until(() => told);
    expect(told).toBe(true);
  });

  describe('at the end of the process', () => {
    it('are awaited', async () => {
      const one = await instance(new Clock(), { idleMs: 20 });
      let isDone = false;
      await begun(one, async () => {
        await pause(300);
        isDone = true;
      });
      await one.loop.stop();
      expect(isDone).toBe(true);
      expect(await one.stored('last')).toMatchObject({ failed: false, endedAt: expect.any(Number) as number });
    });

    it('are broken off where they take too long, and free for another at once', async () => {
      const [one, other] = [await instance(new Clock(), { idleMs: 20, graceMs: 100 }), await instance(new Clock())];
      await begun(one, () => new Promise(() => undefined));
      const began = performance.now();
      await one.loop.stop();
      expect(performance.now() - began).toBeLessThan(5000);
      const attempts: number[] = [];
      other.jobs.handle('letter', ({ attempt }) => Promise.resolve(void attempts.push(attempt)));
      await other.loop.runDue();
      expect(attempts).toEqual([1]);
    });

    async function begun(one: JobInstance, work: JobHandler): Promise<void> {
      let isBegun = false;
      one.jobs.handle('letter', (job) => {
        isBegun = true;
        return work(job);
      });
      await one.jobs.ask('letter', 'last', null, 0);
      one.loop.start();
      await until(() => isBegun);
    }
  });
});
