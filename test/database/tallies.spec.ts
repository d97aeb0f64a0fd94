import type { INestApplicationContext } from '@nestjs/common';
import fc from 'fast-check';
import { Transactions } from '../../src/database/transactions';
import { KeptTally } from '../../src/evaluation/kept-tally.entity';
import { fold } from '../../src/domain/text';
import { TallyRepository } from '../../src/evaluation/tally.repository';
import { Indicator } from '../../src/plans/indicator.entity';
import { unaudited } from '../support/audit-watch';
import { startEvaluation } from '../support/evaluation';
import { describeOnBothDatabases } from '../support/databases';
import {
  addContributions,
  addTallyPlan,
  recomputed,
  requestAt,
  type TallyPlan,
  type ToldContribution,
} from '../support/tally-plan';
import { history, runHistory } from '../support/tally-history';

const CUTOFF = '2019-06-30';
const LARGEST = 99_999_999_999n * 10_000n;
const DAYS = ['2019-01-15', '2019-02-01', '2019-03-01', '2019-06-30', '2019-07-01', '2019-12-31'];
const ALL = 1_000_000;

describeOnBothDatabases('tallies', (database) => {
  let app: INestApplicationContext;
  let transactions: Transactions;
  let tallies: TallyRepository;
  beforeAll(async () => {
    app = await startEvaluation(database.url);
    transactions = app.get(Transactions);
    tallies = app.get(TallyRepository);
  });
  afterAll(() => app.close());

  const evaluated = async (plan: TallyPlan, cutoff: string) => {
    const answer = await tallies.talliesAt(await requestAt(transactions.manager(), plan, cutoff));
    await tallies.settled();
    return answer;
  };
  const expected = async (plan: TallyPlan, cutoff: string) => {
    const manager = transactions.manager();
    return recomputed(manager, await requestAt(manager, plan, cutoff));
  };
  const told = (plan: TallyPlan, changes: Partial<ToldContribution> = {}): ToldContribution => ({
    ...{ indicatorId: plan.indicatorIds[0] ?? 0, institutionId: plan.institutionIds[0] ?? 0, endedOn: '2019-04-01' },
    ...{ regionCode: '15', validatedAt: 1_577_000_000_000, counted: true, quantity: 10_000n, denominator: null },
    ...{ stage: null, subjectFolded: null, criterion: null, ...changes },
  });
  const add = (plan: TallyPlan, rows: readonly ToldContribution[]) => {
    const { commissionId } = plan;
    return unaudited(transactions, (manager) =>
      addContributions(
        manager,
        commissionId,
        rows.map((row) => ({ row, others: [] })),
      ),
    );
  };
  const tamper = (plan: TallyPlan, changes: Partial<KeptTally>) =>
    transactions.within((manager) => manager.update(KeptTally, { indicatorId: plan.indicatorIds[0] }, changes));
  const raise = (plan: TallyPlan) =>
    unaudited(transactions, (manager) =>
      manager.increment(Indicator, { commissionId: plan.commissionId }, 'revision', 1),
    );
  const kept = (plan: TallyPlan) =>
    transactions.manager().findBy(KeptTally, { commissionId: plan.commissionId, indicatorId: plan.indicatorIds[0] });

  it('are what the rules make of the same contributions, whatever they are', async () => {
    const contribution = fc.record({
      indicator: fc.nat(9),
      institution: fc.nat(3),
      others: fc.subarray([0, 1, 2, 3]),
      endedOn: fc.constantFrom(...DAYS),
      regionCode: fc.constantFrom(null, '15', '1501', '25'),
      state: fc.constantFrom('waiting', 'validated', 'counted', 'counted', 'counted'),
      validatedAt: fc.integer({ min: 1_577_000_000_000, max: 1_577_000_000_009 }),
      quantity: fc.oneof(fc.constantFrom(0n, 1n, LARGEST), fc.bigInt(0n, 120_000n)),
      denominator: fc.option(fc.bigInt(0n, 120_000n)),
      stage: fc.option(fc.integer({ min: 1, max: 3 })),
      subjectFolded: fc.option(fc.constantFrom('', 'peru', 'brasil')),
      criterion: fc.option(fc.integer({ min: 1, max: 3 })),
    });
    const contributions = fc.array(contribution, { maxLength: 60 });
    const property = fc.asyncProperty(contributions, fc.constantFrom(...DAYS), async (drawn, cutoff) => {
      const plan = await addTallyPlan(transactions);
      const rows = drawn.map(({ indicator, institution, others, state, validatedAt, ...rest }) => ({
        row: {
          ...rest,
          indicatorId: plan.indicatorIds[indicator] ?? 0,
          institutionId: plan.institutionIds[institution] ?? 0,
          validatedAt: state === 'waiting' ? null : validatedAt,
          counted: state === 'counted',
        },
        others: others.map((index) => plan.institutionIds[index] ?? 0),
      }));
      await unaudited(transactions, (manager) => addContributions(manager, plan.commissionId, rows));
      const wanted = await expected(plan, cutoff);
      expect(await evaluated(plan, cutoff)).toEqual(wanted);
      expect(await evaluated(plan, cutoff)).toEqual(wanted);
    });
    await fc.assert(property, { numRuns: 25 });
  }, 120_000);

  it('always equal a full recomputation, whatever happened between evaluations', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        const plan = await addTallyPlan(transactions);
        await runHistory(app, plan, steps, async (cutoff) => {
          expect(await evaluated(plan, cutoff)).toEqual(await expected(plan, cutoff));
        });
      }),
      { numRuns: 15 },
    );
  }, 240_000);

  it('stay exact above what 64 bits hold', async () => {
    const plan = await addTallyPlan(transactions);
    await add(
      plan,
      Array.from({ length: 9_300 }, () => told(plan, { quantity: LARGEST })),
    );
    const tally = (await evaluated(plan, CUTOFF)).get(plan.indicatorIds[0] ?? 0)?.tally;
    expect(tally).toEqual({ counted: 9_300, total: 9_300n * LARGEST, base: 0n });
    expect((await evaluated(plan, CUTOFF)).get(plan.indicatorIds[0] ?? 0)?.tally).toEqual(tally);
  });

  it('are the same where so many contributions call for worker threads', async () => {
    const plan = await addTallyPlan(transactions);
    const rows = Array.from({ length: 20_100 }, (_, number) => {
      const indicatorId = plan.indicatorIds[number % plan.indicatorIds.length];
      const endedOn = DAYS[number % DAYS.length];
      const institutionId = plan.institutionIds[number % 3];
      const parts = { regionCode: number % 2 ? '15' : '25', subjectFolded: `s${number % 7}`, criterion: number % 4 };
      return told(plan, { indicatorId, endedOn, institutionId, ...parts, quantity: BigInt(number % 5), stage: 2 });
    });
    await add(plan, rows);
    expect(await evaluated(plan, CUTOFF)).toEqual(await expected(plan, CUTOFF));
  }, 60_000);

  it('are kept, and used as long as the revision holds', async () => {
    const plan = await addTallyPlan(transactions);
    await add(plan, [told(plan)]);
    const wanted = await evaluated(plan, CUTOFF);
    await tamper(plan, { total: String(ALL) });
    expect((await evaluated(plan, CUTOFF)).get(plan.indicatorIds[0] ?? 0)?.tally.total).toBe(1_000_000n);
    await raise(plan);
    expect(await evaluated(plan, CUTOFF)).toEqual(wanted);
    expect(await kept(plan)).toEqual([expect.objectContaining({ revision: 2, total: '10000' })]);
  });

  it('bear the revision that they were made of, also where a writer came between', async () => {
    const plan = await addTallyPlan(transactions);
    const asked = await requestAt(transactions.manager(), plan, CUTOFF);
    await add(plan, [told(plan)]);
    await raise(plan);
    await tallies.talliesAt(asked);
    await tallies.settled();
    expect(await kept(plan)).toEqual([expect.objectContaining({ revision: 2, counted: 1 })]);
    expect(await evaluated(plan, CUTOFF)).toEqual(await expected(plan, CUTOFF));
  });

  it('never put an older revision in the place of a newer one', async () => {
    const plan = await addTallyPlan(transactions);
    await evaluated(plan, CUTOFF);
    await tamper(plan, { revision: 7, counted: 5 });
    const asked = await requestAt(transactions.manager(), plan, CUTOFF);
    await tallies.talliesAt({ ...asked, indicators: asked.indicators.map((each) => ({ ...each, revision: 8 })) });
    await tallies.settled();
    expect(await kept(plan)).toEqual([expect.objectContaining({ revision: 7, counted: 5 })]);
  });

  it('do not wait for a writer that is held open, and show the state before it', async () => {
    const plan = await addTallyPlan(transactions);
    await add(plan, [told(plan)]);
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    const writer = unaudited(transactions, async (manager) => {
      await addContributions(manager, plan.commissionId, [{ row: told(plan), others: [] }]);
      await released;
    });
    const request = await requestAt(transactions.manager(), plan, CUTOFF);
    const answer = await tallies.talliesAt(request);
    expect(answer.get(plan.indicatorIds[0] ?? 0)?.tally.counted).toBe(1);
    release();
    await writer;
    await tallies.settled();
  });

  it('inside a transaction show what it did, and nothing of it is kept', async () => {
    const plan = await addTallyPlan(transactions);
    await unaudited(transactions, async (manager) => {
      await addContributions(manager, plan.commissionId, [{ row: told(plan), others: [] }]);
      const answer = await tallies.talliesAt(await requestAt(manager, plan, CUTOFF));
      expect(answer.get(plan.indicatorIds[0] ?? 0)?.tally.counted).toBe(1);
    });
    await tallies.settled();
    expect(await kept(plan)).toEqual([]);
  });

  it('never take in what is of another commission', async () => {
    const [plan, other] = [await addTallyPlan(transactions), await addTallyPlan(transactions)];
    const parts = { subjectFolded: 'peru', criterion: 1, stage: 2, denominator: 10_000n };
    const rows = plan.indicatorIds.flatMap((indicatorId) => [
      told(plan, { indicatorId, ...parts }),
      told(plan, { indicatorId, ...parts, counted: false }),
    ]);
    await add(plan, rows);
    const wanted = await expected(plan, CUTOFF);
    const strange = {
      regionCode: '25',
      subjectFolded: 'brasil',
      criterion: 2,
      stage: 3,
      validatedAt: 1_577_000_000_009,
    };
    await add(
      other,
      rows.map((row) => ({ ...row, ...strange, institutionId: other.institutionIds[0] ?? 0 })),
    );
    expect(await evaluated(plan, CUTOFF)).toEqual(wanted);
    expect((await evaluated(other, CUTOFF)).get(other.indicatorIds[0] ?? 0)?.activities).toBe(0);
  });

  it('are kept for the cutoffs asked for last, and made again for the others', async () => {
    const plan = await addTallyPlan(transactions);
    await add(plan, [told(plan)]);
    const cutoffs = Array.from({ length: 26 }, (_, index) => `2019-05-${String(index + 1).padStart(2, '0')}`);
    for (const cutoff of cutoffs) await evaluated(plan, cutoff);
    const keptCutoffs = async () => (await kept(plan)).map(({ cutoff }) => cutoff).sort();
    expect(await keptCutoffs()).toEqual(cutoffs.slice(2));
    expect(await evaluated(plan, cutoffs[0] ?? '')).toEqual(await expected(plan, cutoffs[0] ?? ''));
    expect(await keptCutoffs()).toEqual([...cutoffs.slice(0, 1), ...cutoffs.slice(3)]);
  });

  it('count subjects by the longest names there are', async () => {
    const plan = await addTallyPlan(transactions);
    // No database makes these smaller: 300 letters drawn from eleven thousand.
    const letters = (seed: number) =>
      Array.from({ length: 300 }, (_, at) => String.fromCodePoint(0xac00 + (((at + seed) * 7_919) % 11_172)));
    const names = [1, 2].map((seed) => fold(letters(seed).join('')));
    const indicatorId = plan.indicatorIds[4];
    await add(
      plan,
      names.map((subjectFolded) => told(plan, { indicatorId, subjectFolded })),
    );
    expect((await evaluated(plan, CUTOFF)).get(indicatorId ?? 0)?.tally.total).toBe(2n);
  });

  it('tell which institutions reported what', async () => {
    const plan = await addTallyPlan(transactions);
    const [first = 0, second = 0] = plan.indicatorIds;
    const [mine = 0, theirs = 0, silent = 0] = plan.institutionIds;
    const waiting = { institutionId: silent, validatedAt: null, counted: false };
    await add(plan, [told(plan), told(plan, { indicatorId: second, institutionId: theirs, counted: false })]);
    await add(plan, [told(plan, waiting), told(plan, { institutionId: theirs, endedOn: '2019-07-01' })]);
    const answer = await tallies.talliesAt(await requestAt(transactions.manager(), plan, CUTOFF));
    expect(answer.get(first)?.reporters).toEqual([mine]);
    expect(answer.get(second)?.reporters).toEqual([theirs]);
    await tallies.settled();
  });
});
