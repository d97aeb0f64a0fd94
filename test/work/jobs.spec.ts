import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { Clock } from '../../src/work/clock';
import { type JobAsked, NotYet } from '../../src/work/jobs';
import { retryPause } from '../../src/work/retry-pause';
import { describeOnUnwatchedDatabases } from '../support/databases';
import { JobInstance, JobInstances, NOON, type Spans, until } from '../support/job-instance';
import { SettableClock } from '../support/settable-clock';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const by = { actor: { accountId: null, name: 'admin', channel: 'command' }, at: NOON } as const;

describeOnUnwatchedDatabases('jobs', (database) => {
  const instances = new JobInstances(database);
  const instance = (clock?: Clock, spans?: Spans) => instances.add(clock, spans);
  beforeAll(() => void Logger.overrideLogger(false));
  afterEach(() => instances.end());

  it('are done when their change is stored, with what was handed in, and not where it failed', async () => {
    const one = await instance();
    const asked: JobAsked[] = [];
    one.jobs.handle('letter', (job) => Promise.resolve(void asked.push(job)));
    const change = (key: string, failure: Error | null) =>
      one.transactions.within(async () => {
        await one.jobs.ask('letter', key, { to: 'MINAM', lines: [1, 2] }, NOON);
        if (failure) throw failure;
      });
    await change('stored', null);
    await expect(change('undone', new Error('No.'))).rejects.toThrow('No.');
    await one.loop.runDue();
    const job = { key: 'stored', payload: { to: 'MINAM', lines: [1, 2] }, attempt: 1, at: NOON };
    expect(asked).toEqual([{ ...job, signal: expect.any(AbortSignal) as AbortSignal }]);
    expect(await one.stored('stored')).toMatchObject({
      endedAt: NOON,
      failed: false,
      failure: null,
      leaseHolder: null,
    });
    expect(await one.stored('undone')).toBeNull();
  });

  it('are asked for once under one key, also after they were done', async () => {
    const one = await instance();
    const said: unknown[] = [];
    one.jobs.handle('letter', ({ payload }) => Promise.resolve(void said.push(payload)));
    await one.jobs.ask('letter', 'same', 'first', NOON);
    await one.jobs.ask('letter', 'same', 'second', NOON);
    await one.loop.runDue();
    await one.jobs.ask('letter', 'same', 'third', NOON);
    await one.loop.runDue();
    expect(said).toEqual(['first']);
  });

  it('wait for their time, in its order', async () => {
    const clock = new SettableClock(NOON);
    const one = await instance(clock);
    const done: string[] = [];
    one.jobs.handle('letter', ({ key }) => Promise.resolve(void done.push(key)));
    await one.jobs.ask('letter', 'later', null, NOON + MINUTE_MS);
    await one.jobs.ask('letter', 'sooner', null, NOON + 1000);
    await one.loop.runDue();
    expect(done).toEqual([]);
    clock.pass(MINUTE_MS);
    await one.loop.runDue();
    expect(done).toEqual(['sooner', 'later']);
  });

  it('are left to an instance that knows their kind', async () => {
    const [old, recent] = [await instance(), await instance()];
    const done: string[] = [];
    recent.jobs.handle('new kind', ({ key }) => Promise.resolve(void done.push(key)));
    await old.jobs.ask('new kind', 'unknown', null, NOON);
    await old.loop.runDue();
    expect(done).toEqual([]);
    await recent.loop.runDue();
    expect(done).toEqual(['unknown']);
  });

  it('are shared among instances, each done once', async () => {
    const three = await Promise.all([1, 2, 3].map(() => instance(new Clock(), { idleMs: 20 })));
    const done: string[] = [];
    for (const { jobs } of three) {
      jobs.handle('letter', async ({ key }) => {
        await pause(2);
        done.push(key);
      });
    }
    const keys = Array.from({ length: 60 }, (_, index) => `shared ${index}`);
    const asking = three[0]!;
    await asking.transactions.within(async () => {
      for (const key of keys) await asking.jobs.ask('letter', key, null, 0);
    });
    three.forEach(({ loop }) => loop.start());
    await until(() => done.length >= keys.length);
    await Promise.all(three.map(({ loop }) => loop.stop()));
    expect(done.sort()).toEqual(keys.sort());
  });

  it('begin at once where this instance asked, without waiting for the next look', async () => {
    const one = await instance(new Clock(), { idleMs: 600_000 });
    const done: string[] = [];
    one.jobs.handle('letter', ({ key }) => Promise.resolve(void done.push(key)));
    one.loop.start();
    await until(async () => (await one.stored('jobs.sweep'))?.leaseHolder === null);
    await pause(50);
    await one.jobs.ask('letter', 'now', null, 0);
    await until(() => done.length > 0);
    expect(done).toEqual(['now']);
  });

  it('are tried again, later each time, and given up after so many attempts', async () => {
    const clock = new SettableClock(NOON);
    const one = await instance(clock);
    let attempts = 0;
    one.jobs.handle('letter', () => Promise.reject(new NotYet(`No hay nadie (${(attempts += 1)}).`)), 3);
    await one.jobs.ask('letter', 'failing', null, NOON);
    const waits: number[] = [];
    for (const expected of [1, 2]) {
      await one.loop.runDue();
      const job = await one.stored('failing');
      expect(job).toMatchObject({ attempts: expected, endedAt: null, failure: `No hay nadie (${expected}).` });
      waits.push((job?.runAt ?? 0) - clock.now());
      clock.set((job?.runAt ?? 0) - 1);
      await one.loop.runDue();
      expect(attempts).toBe(expected);
      clock.pass(1);
    }
    await one.loop.runDue();
    expect(await one.stored('failing')).toMatchObject({ endedAt: clock.now(), failed: true });
    clock.pass(DAY_MS);
    await one.loop.runDue();
    expect(attempts).toBe(3);
    expect(waits[1]).toBeGreaterThan(waits[0]!);
  });

  it('that always stand are there once, and done again at the time that they say', async () => {
    const clock = new SettableClock(NOON);
    const both = [await instance(clock), await instance(clock)];
    const done: number[] = [];
    for (const { jobs } of both) jobs.handleAlways('daily', ({ at }) => Promise.resolve((done.push(at), at + DAY_MS)));
    for (const at of [NOON, NOON + 1, NOON + DAY_MS]) {
      clock.set(at);
      for (const { loop } of both) await loop.runDue();
    }
    expect(done).toEqual([NOON, NOON + DAY_MS]);
  });

  it('that always stand are never given up', async () => {
    const clock = new SettableClock(NOON);
    const one = await instance(clock);
    let attempts = 0;
    one.jobs.handleAlways('daily', () => Promise.reject(new NotYet(`Falta algo (${(attempts += 1)}).`)));
    for (let hours = 0; hours < 60; hours += 2) {
      clock.set(NOON + hours * 60 * MINUTE_MS);
      await one.loop.runDue();
    }
    expect(attempts).toBe(30);
    expect(await one.stored('daily')).toMatchObject({ endedAt: null, failed: false });
  });

  it('rest while there is a pause, on all instances, and go on after it', async () => {
    const [one, other] = [await instance(), await instance()];
    const done: string[] = [];
    for (const { jobs } of [one, other]) jobs.handle('letter', ({ key }) => Promise.resolve(void done.push(key)));
    await one.jobs.ask('letter', 'paused', null, NOON);
    expect(await one.pauses.pause('Se restauró una copia.', by)).toMatchObject({ pausedBy: 'admin', resumedAt: null });
    expect(await other.pauses.pause('Otra vez.', by)).toBeNull();
    expect(await other.loop.runDue()).toBe(0);
    expect(await other.pauses.current()).toMatchObject({ reason: 'Se restauró una copia.' });
    expect(await other.pauses.resume({ ...by, at: NOON + 1 })).toMatchObject([
      { resumedAt: NOON + 1, resumedBy: 'admin' },
    ]);
    expect(await one.pauses.current()).toBeNull();
    expect(await one.pauses.resume(by)).toEqual([]);
    await one.loop.runDue();
    expect(done).toEqual(['paused']);
  });

  it('that ended long ago are swept, those that were given up after a year', async () => {
    const clock = new SettableClock(NOON);
    const one = await instance(clock);
    one.jobs.handle(
      'letter',
      ({ key }) => (key === 'given up' ? Promise.reject(new NotYet('No.')) : Promise.resolve()),
      1,
    );
    for (const key of ['done', 'given up']) await one.jobs.ask('letter', key, null, NOON);
    const kept = async () => [await one.stored('done'), await one.stored('given up')].map((job) => job?.key);
    await one.loop.runDue();
    clock.pass(29 * DAY_MS);
    await one.loop.runDue();
    expect(await kept()).toEqual(['done', 'given up']);
    clock.pass(2 * DAY_MS);
    await one.loop.runDue();
    expect(await kept()).toEqual([undefined, 'given up']);
    clock.pass(335 * DAY_MS);
    await one.loop.runDue();
    expect(await kept()).toEqual([undefined, undefined]);
  });
});

describe('a handler', () => {
  it('is one for each kind', () => {
    const { jobs } = new JobInstance(undefined as never, new Clock());
    jobs.handle('letter', () => Promise.resolve());
    expect(() => jobs.handle('letter', () => Promise.resolve())).toThrow('Two handlers');
  });
});

test.each([
  [1, 0, 11_250],
  [1, 0.5, 15_000],
  [1, 1, 18_750],
  [2, 0.5, 30_000],
  [5, 0.5, 240_000],
  [9, 0.5, 3_600_000],
  [500, 0.5, 3_600_000],
])('after %i attempts and by the chance of %f one waits %i ms', (attempts, chance, milliseconds) => {
  expect(retryPause(attempts, chance)).toBe(milliseconds);
});
