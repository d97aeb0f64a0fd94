/**
 * In a process of its own: a turn of the program's figures. `first` forgets before what is kept; `again` finds it;
 * `add` and `withdraw` take the time of the figures after a change, in a process that goes on as a server does.
 * `annex` means the whole annex, `sums` what contributions come to, the plan being at hand.
 * `figures-side.ts DATABASE_URL CUTOFF annex|sums first|again|add|withdraw [NUMBER]`
 */
import type { INestApplicationContext } from '@nestjs/common';
import type * as Connections from '../../../src/database/connections';
import { type Annex, indicatorKey } from '../../../src/domain/annex';
import type { Fraction } from '../../../src/domain/amount';
import type * as Measures from '../../../src/domain/measure';
import type * as Evaluation from '../../../src/evaluation/evaluation.service';
import type * as Tallies from '../../../src/evaluation/tally.repository';
import type * as Plans from '../../../src/plans/plans.service';
import { built } from './built';
import { PLAN, TARGET } from './million-rows';
import { addActivity, withdrawActivity } from './one-activity';
import { openProgram, serviceOf } from './program';
import { handOver, measured, type Turn } from './turn';

const [url = '', cutoff = '', what = '', asked = '', number = ''] = process.argv.slice(3);

void openProgram(url).then(async (app) => {
  if (asked === 'first') {
    const path = 'database/connections';
    const { writing } = serviceOf<Connections.DatabaseConnections>(app, path, 'DatabaseConnections');
    await writing.query('delete from kept_tally');
  }
  const turn = () => (what === 'annex' ? annex(app) : sums(app));
  if (asked === 'add' || asked === 'withdraw') {
    await turn();
    await (asked === 'add' ? addActivity : withdrawActivity)(app, number);
  }
  await handOver(await turn());
  await app.close();
});

function talliesOf(app: INestApplicationContext): Tallies.TallyRepository {
  return serviceOf<Tallies.TallyRepository>(app, 'evaluation/tally.repository', 'TallyRepository');
}

async function annex(app: INestApplicationContext): Promise<Turn> {
  const path = 'evaluation/evaluation.service';
  const evaluation = serviceOf<Evaluation.EvaluationService>(app, path, 'EvaluationService');
  const tallies = talliesOf(app);
  const { result, ...times } = await measured(
    () => evaluation.figures({ plan: PLAN, cutoff }),
    () => tallies.settled(),
  );
  const executed = (result as Annex).rows.map(
    ({ line, indicator }) => `${line.code}-${indicator.number} ${text(indicator.figure.executed)}`,
  );
  return { ...times, result: executed.sort() };
}

async function sums(app: INestApplicationContext): Promise<Turn> {
  const { executedValue } = built<typeof Measures>('domain/measure');
  const plans = serviceOf<Plans.PlansService>(app, 'plans/plans.service', 'PlansService');
  const at = await plans.atVersion(await plans.named(PLAN), cutoff);
  const rules = new Map(at.content.indicators.map((each) => [indicatorKey(each), each.rule]));
  const indicators = at.indicators.flatMap(({ id, key, revision }) => {
    const rule = rules.get(key);
    return rule ? [{ id, key, revision, rule }] : [];
  });
  const { commissionId, startsOn } = at.plan;
  const tallies = talliesOf(app);
  const { result, ...times } = await measured(
    () => tallies.talliesAt({ commissionId, startsOn, cutoff, indicators }),
    () => tallies.settled(),
  );
  const made = result as ReadonlyMap<number, Tallies.IndicatorTally>;
  const executed = indicators.map(({ id, key, rule }) => {
    const tally = made.get(id)?.tally;
    return `${key} ${text(tally ? executedValue(rule, TARGET, tally) : null)}`;
  });
  return { ...times, result: executed.sort() };
}

function text(executed: Fraction | null | 'not-applicable'): string {
  if (executed === null || executed === 'not-applicable') return String(executed);
  return `${executed.numerator}/${executed.denominator}`;
}
