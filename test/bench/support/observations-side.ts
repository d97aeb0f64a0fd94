/**
 * In a process of its own: a turn of the observations of one indicator (`KEY`) or of all, from the database (`whole`)
 * or composed of what was read before (`composed`). A server has answered before: so have these, `ROUNDS` times.
 * `observations-side.ts DATABASE KEY|all whole|composed ROUNDS`
 */
import { createHash } from 'node:crypto';
import type * as Domain from '../../../src/domain/observations';
import type { Observations } from '../../../src/domain/observations';
import type * as Figures from '../../../src/evaluation/figures.service';
import type * as Service from '../../../src/evaluation/observations.service';
import type * as Plans from '../../../src/plans/plans.service';
import { built } from './built';
import { openProgram, serviceOf } from './program';
import { handOver, measured } from './turn';

const [path = '', key = '', what = '', rounds = ''] = process.argv.slice(3);
const CUTOFF = '2019-12-31';

void (async () => {
  const app = await openProgram(`sqlite:${path}`);
  const plans = serviceOf<Plans.PlansService>(app, 'plans/plans.service', 'PlansService');
  const figures = serviceOf<Figures.FiguresService>(app, 'evaluation/figures.service', 'FiguresService');
  const place = 'evaluation/observations.service';
  const service = serviceOf<Service.ObservationsService>(app, place, 'ObservationsService');
  const at = await plans.atVersion(await plans.named('POA-2019'), CUTOFF);
  const progress = await figures.progressAt(at, CUTOFF);
  const only = key === 'all' ? null : new Set([key]);
  const whole = () => service.observationsAt(at, CUTOFF, progress, only);
  const work = what === 'whole' ? whole : await composing(whole);
  for (let round = 0; round < Number(rounds); round += 1) await work();
  const turn = await measured(work);
  await handOver({ ...turn, result: checksums(turn.result as ReadonlyMap<string, Observations>) });
  await app.close();
})();

/** Takes down what the service hands to the rules, and composes the same again. */
async function composing(whole: () => Promise<ReadonlyMap<string, Observations>>) {
  const rules = built<{ composedObservations: typeof Domain.composedObservations }>('domain/observations');
  const compose = rules.composedObservations;
  const taken: Domain.ObservationFacts[] = [];
  rules.composedObservations = (facts) => {
    taken.push(facts);
    return compose(facts);
  };
  const keys = [...(await whole()).keys()];
  rules.composedObservations = compose;
  return () =>
    Promise.resolve(new Map(keys.map((each, index) => [each, compose(taken[index] as Domain.ObservationFacts)])));
}

function checksums(texts: ReadonlyMap<string, Observations>): string[] {
  return [...texts].map(([each, text]) => {
    return `${each} ${createHash('sha256').update(JSON.stringify(text)).digest('hex').slice(0, 16)}`;
  });
}
