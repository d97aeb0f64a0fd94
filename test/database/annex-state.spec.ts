import { setTimeout as pause } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { Transactions } from '../../src/database/transactions';
import { EvaluationService } from '../../src/evaluation/evaluation.service';
import type { ObservationsService } from '../../src/evaluation/observations.service';
import { TallyRepository } from '../../src/evaluation/tally.repository';
import { addChangingPlan, type ChangingPlan, statesIn } from '../support/changing-plan';
import { describeOnBothDatabases } from '../support/databases';
import { startEvaluation } from '../support/evaluation';

const CUTOFF = '2019-06-30';

describeOnBothDatabases('an annex of a plan that others change meanwhile', (database) => {
  let app: INestApplicationContext;
  let evaluation: EvaluationService;
  let plan: ChangingPlan;
  beforeAll(async () => {
    app = await startEvaluation(database.url);
    evaluation = app.get(EvaluationService);
  });
  beforeEach(async () => {
    plan = await addChangingPlan(app.get(Transactions));
    await plan.goOn();
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(async () => {
    await app.get(TallyRepository).settled();
    await app.close();
  });

  const states = async () => statesIn(await evaluation.annex({ plan: plan.reference, cutoff: CUTOFF }));

  /** What another does between two statements of the annex: after its figures, before its observations. */
  const inBetween = (change: () => Promise<void>) => {
    const { observations } = evaluation as unknown as { observations: ObservationsService };
    const read = observations.observationsAt.bind(observations);
    return jest.spyOn(observations, 'observationsAt').mockImplementation(async (...asked) => {
      await change();
      return read(...asked);
    });
  };

  it('shows its newest state', async () => {
    expect(await states()).toEqual([1]);
    await plan.goOn();
    expect(await states()).toEqual([2]);
  });

  it('is made again where something changed between its statements', async () => {
    let changes = 2;
    const made = inBetween(async () => {
      if (changes > 0) await plan.goOn();
      changes -= 1;
    });
    expect(await states()).toEqual([3]);
    expect(made).toHaveBeenCalledTimes(3);
  });

  it('is refused with a sentence where nothing ever holds still', async () => {
    inBetween(plan.goOn);
    await expect(states()).rejects.toMatchObject({
      kind: 'unreachable',
      sentence: 'El plan está cambiando en este momento; vuelva a pedir el anexo.',
    });
  });

  it('mixes no two states while writers and readers go on beside each other', async () => {
    let isWriting = true;
    const write = async () => {
      for (let change = 0; change < 10; change += 1) {
        await plan.goOn();
        await pause(150);
      }
      isWriting = false;
    };
    const seen: number[][] = [];
    const read = async () => {
      while (isWriting) seen.push(await states());
    };
    await Promise.all([write(), read()]);
    expect(seen.filter((each) => each.length !== 1)).toEqual([]);
    expect(new Set(seen.flat()).size).toBeGreaterThan(1);
    expect(await states()).toEqual([11]);
  });
});
