import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { type EntityManager, Like } from 'typeorm';
import { isDuplicate, rowLock } from '../../src/database/dialect';
import { Transactions } from '../../src/database/transactions';
import { Refusal } from '../../src/domain/refusal';
import { Commission } from '../../src/institutions/commission.entity';
import { describeOnUnwatchedDatabases, type TestDatabase } from '../support/databases';
import { runScript } from '../support/other-process';
import { ticksWhile } from '../support/ticks';

class Impatient extends Transactions {
  protected override readonly patienceMs = 300;
}

describeOnUnwatchedDatabases('transactions', (database) => {
  const add = (code: string, name = code) =>
    database.transactions.manager().insert(Commission, { code, name, lastOrdinary: 0, secondFactorRequired: false });
  const stored = async (prefix: string): Promise<string[]> => {
    const rows = await database.transactions.manager().find(Commission, { where: { code: Like(`${prefix}%`) } });
    return rows.map((row) => row.code).sort();
  };

  it('keeps all of every answered write and nothing of a failed one, among 100 writers and readers', async () => {
    const answered: string[] = [];
    const torn: number[] = [];
    const write = (number: number) =>
      database.transactions.within(async () => {
        await add(`CROWD-${number}-a`);
        await nextTurn();
        await database.transactions.within(() => add(`CROWD-${number}-b`));
        if (number % 3 === 0) throw new Refusal('El tercero falla.');
        return number;
      });
    const read = async (number: number) => {
      await pause(number % 7);
      if ((await stored('CROWD')).length % 2 === 1) torn.push(number);
    };
    const writers = Array.from({ length: 100 }, async (_, number) => {
      const outcome = await write(number).catch((error: unknown) => error);
      if (outcome === number) answered.push(`CROWD-${number}-a`, `CROWD-${number}-b`);
      else expect(outcome).toBeInstanceOf(Refusal);
    });
    await Promise.all([...writers, ...Array.from({ length: 100 }, (_, number) => read(number))]);
    expect(answered).toHaveLength(2 * 66);
    expect(await stored('CROWD')).toEqual(answered.sort());
    expect(torn).toEqual([]);
  });

  it('answers a reader while a writer is held open, with the state before it', async () => {
    const { promise: released, release } = gate();
    const { promise: written, release: wrote } = gate();
    const writer = database.transactions.within(async () => {
      await add('HELD');
      wrote();
      await released;
    });
    await written;
    expect(await stored('HELD')).toEqual([]);
    release();
    await writer;
    expect(await stored('HELD')).toEqual(['HELD']);
  });

  it('undoes the outer call for an inner failure, also where that was caught', async () => {
    const outer = database.transactions.within(async () => {
      await add('OUTER');
      const inner = database.transactions.within(async () => {
        await add('INNER');
        throw new Refusal('No se puede.');
      });
      await inner.catch(() => undefined);
      return 'answered';
    });
    await expect(outer).rejects.toThrow('No se puede.');
    expect([...(await stored('OUTER')), ...(await stored('INNER'))]).toEqual([]);
  });

  it('undoes the call for a failed statement that was caught', async () => {
    const error: unknown = await database.transactions
      .within(async () => {
        await add('TWICE');
        await add('TWICE').catch(() => undefined);
      })
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      kind: 'conflict',
      sentence: expect.stringContaining('Otra persona guardó lo mismo') as string,
    });
    expect(isDuplicate((error as Error).cause)).toBe(true);
    expect(await stored('TWICE')).toEqual([]);
  });

  it('lets nothing through of calls that go on after the transaction has failed', async () => {
    const late: Promise<unknown>[] = [];
    const failed = database.transactions.within(async (manager) => {
      const slowly = async () => {
        await add('LATE-1');
        await pause(30);
        await manager.insert(Commission, { code: 'LATE-2', name: '', lastOrdinary: 0, secondFactorRequired: false });
      };
      const again = async () => {
        await pause(30);
        await database.transactions.within(() => add('LATE-3'));
      };
      late.push(slowly(), again());
      await Promise.all([...late, Promise.reject(new Refusal('Uno falla.'))]);
    });
    await expect(failed).rejects.toThrow('Uno falla.');
    await database.transactions.within(() => pause(60).then(() => add('AFTER')));
    const outcomes = await Promise.allSettled(late);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected']);
    expect([...(await stored('LATE')), ...(await stored('AFTER'))]).toEqual(['AFTER']);
  });

  it('stores nothing where an inner call was not awaited', async () => {
    const inner: Promise<unknown>[] = [];
    const outer = database.transactions.within(async () => {
      const forgotten = async () => {
        await add('FORGOTTEN');
        await pause(30);
      };
      inner.push(database.transactions.within(forgotten));
      await pause(5);
    });
    await expect(outer).rejects.toThrow('not awaited');
    await Promise.all(inner);
    expect(await stored('FORGOTTEN')).toEqual([]);
  });

  it('tells that it was stored afterwards, once, and nothing where it was undone', async () => {
    const told: unknown[] = [];
    const write = (code: string, failure: Error | null) =>
      database.transactions.within(async () => {
        await database.transactions.within(async () => {
          await add(code);
          database.transactions.afterCommit(() => told.push(code));
        });
        told.push(`${code} is under way`);
        if (failure) throw failure;
      });
    await write('TOLD', null);
    await expect(write('UNTOLD', new Refusal('No.'))).rejects.toThrow('No.');
    database.transactions.afterCommit(() => told.push('outside'));
    expect(told).toEqual(['TOLD is under way', 'TOLD', 'UNTOLD is under way', 'outside']);
  });

  it('refuses to write outside a transaction', async () => {
    await expect(add('OUTSIDE')).rejects.toThrow(/read-?only/);
    expect(await stored('OUTSIDE')).toEqual([]);
  });

  it('loses no change where several decide on the same row', async () => {
    await database.transactions.within(() => add('COUNTER'));
    const raise = () =>
      database.transactions.within(async (manager) => {
        const row = await manager.findOneOrFail(Commission, { where: { code: 'COUNTER' }, lock: rowLock(manager) });
        await nextTurn();
        await manager.save(Commission, { ...row, lastOrdinary: (row.lastOrdinary ?? 0) + 1 });
      });
    await Promise.all(Array.from({ length: 20 }, raise));
    const row = await database.transactions.manager().findOneByOrFail(Commission, { code: 'COUNTER' });
    expect(row).toMatchObject({ lastOrdinary: 20, rowVersion: 21 });
  });

  it('runs the work of a deadlock again', async () => {
    await database.transactions.within(async () => {
      await add('LOCK-a');
      await add('LOCK-b');
    });
    let runs = 0;
    const raise = (...codes: string[]) =>
      database.transactions.within(async (manager) => {
        runs += 1;
        for (const code of codes) {
          await manager.increment(Commission, { code }, 'lastOrdinary', 1);
          await pause(50);
        }
      });
    await Promise.all([raise('LOCK-a', 'LOCK-b'), raise('LOCK-b', 'LOCK-a')]);
    const rows = await database.transactions.manager().findBy(Commission, { code: Like('LOCK-%') });
    expect(rows.map((row) => row.lastOrdinary)).toEqual([2, 2]);
    expect(runs).toBe(database.kind === 'sqlite' ? 2 : 3);
  });

  it('runs the work of a serialization failure again, also where the work made another error of it', async () => {
    await database.transactions.within(() => add('SERIAL'));
    const raise = () =>
      database.transactions.within(async (manager) => {
        await serializable(database, manager.query.bind(manager));
        const row = await manager.findOneByOrFail(Commission, { code: 'SERIAL' });
        await pause(30);
        const change = { ...row, lastOrdinary: (row.lastOrdinary ?? 0) + 1 };
        await manager.save(Commission, change).catch(() => Promise.reject(new Refusal('Otro fue antes.')));
      });
    await Promise.all([raise(), raise(), raise()]);
    const row = await database.transactions.manager().findOneByOrFail(Commission, { code: 'SERIAL' });
    expect(row.lastOrdinary).toBe(3);
  });

  it('lets timers run while another process holds the lock for two seconds, and then goes on', async () => {
    await database.transactions.within(() => add('SHARED'));
    const other = runScript('hold-commission.ts', database.kind, placeOf(database), 'SHARED', '2000');
    await other.said('held');
    const change = () =>
      database.transactions.within(async (manager) => {
        await manager.increment(Commission, { code: 'SHARED' }, 'lastOrdinary', 1);
        return manager.findOneByOrFail(Commission, { code: 'SHARED' });
      });
    const began = performance.now();
    const { value, share } = await ticksWhile(change);
    expect(performance.now() - began).toBeGreaterThan(1000);
    expect(share).toBeGreaterThan(0.5);
    expect(value).toMatchObject({ name: 'changed by another process', lastOrdinary: 1 });
    await other.ended;
  });
});

describeOnUnwatchedDatabases('a transaction that others keep waiting', (database) => {
  it('is refused with a sentence when its time is up, and the next one goes through', async () => {
    const impatient = new Impatient(database.connections);
    const write = (code: string) =>
      impatient.within(async (manager) => {
        await manager.insert(Commission, { code, name: code, lastOrdinary: null, secondFactorRequired: false });
        if (code === 'REFUSED' && database.kind === 'postgres') await conflict(manager);
      });
    const other = runScript('hold-commission.ts', database.kind, placeOf(database), 'NONE', '1500');
    await other.said('held');
    await expect(write('REFUSED')).rejects.toThrow('Otro programa ocupa la base de datos');
    await other.ended;
    await write('STORED');
    expect(await impatient.manager().findBy(Commission, {})).toMatchObject([{ code: 'STORED' }]);
  });
});

/** What PostgreSQL answers to one of two transactions that exclude each other. */
async function conflict(manager: EntityManager): Promise<void> {
  await manager.query("DO $$ BEGIN RAISE EXCEPTION 'could not serialize' USING ERRCODE = '40001'; END $$");
}

function placeOf({ config }: TestDatabase): string {
  return config.kind === 'sqlite' ? config.path : config.url;
}

async function serializable(database: TestDatabase, query: (sql: string) => Promise<unknown>): Promise<void> {
  if (database.kind === 'postgres') await query('SET TRANSACTION ISOLATION LEVEL SERIALIZABLE');
}

function gate(): { promise: Promise<void>; release: () => void } {
  let release: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => (release = resolve));
  return { promise, release };
}
