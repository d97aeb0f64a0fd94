/**
 * In a process of its own: a turn of the program's figures. `first` forgets before what is kept; `again` finds it;
 * `add` and `withdraw` take the time of the figures after a change, in a process that goes on as a server does.
 * `annex` means the whole annex, `figures` what it says of its indicators and `sums` the
 * executed values alone, the plan being at hand.
 * `figures-side.ts DATABASE_URL CUTOFF annex|figures|sums first|again|add|withdraw [NUMBER]`
 */
import type { INestApplicationContext } from '@nestjs/common';
import type * as Connections from '../../../src/database/connections';
import type * as Annexes from '../../../src/domain/annex';
import type { Annex } from '../../../src/domain/annex';
import type { Fraction } from '../../../src/domain/amount';
import type * as Evaluation from '../../../src/evaluation/evaluation.service';
import type * as Measures from '../../../src/domain/measure';
import type * as Figures from '../../../src/evaluation/figures.service';
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
  const turn = () => ({ annex, figures, sums })[what as 'annex'](app);
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

/** Executed values alone, as the hand-written statements give them; the plan's version is at hand. */
async function sums(app: INestApplicationContext): Promise<Turn> {
  const { executedValue } = built<typeof Measures>('domain/measure');
  const { indicatorKey } = built<typeof Annexes>('domain/annex');
  const plans = serviceOf<Plans.PlansService>(app, 'plans/plans.service', 'PlansService');
  const at = await plans.atVersion(await plans.named(PLAN), cutoff);
  const rules = new Map(at.content.indicators.map((each) => [indicatorKey(each), each.rule]));
  const indicators = at.indicators.flatMap(({ id, key, revision }) => {
    const rule = rules.get(key);
    return rule ? [{ id, key, revision, rule }] : [];
  });
  const { commissionId, startsOn } = at.plan;
  const turn = await measured(
    () => talliesOf(app).talliesAt({ commissionId, startsOn, cutoff, indicators }),
    () => talliesOf(app).settled(),
  );
  const made = turn.result as ReadonlyMap<number, Tallies.IndicatorTally>;
  const executed = indicators.map(({ id, key, rule }) => {
    const tally = made.get(id)?.tally;
    return `${key} ${text(tally ? executedValue(rule, TARGET, tally) : null)}`;
  });
  return { ...turn, result: executed.sort() };
}

/** All that the annex rests on is read, then it is made. */
async function annex(app: INestApplicationContext): Promise<Turn> {
  const path = 'evaluation/evaluation.service';
  const evaluation = serviceOf<Evaluation.EvaluationService>(app, path, 'EvaluationService');
  const turn = await measured(
    () => evaluation.figures({ plan: PLAN, cutoff }),
    () => talliesOf(app).settled(),
  );
  return { ...turn, result: executedIn((turn.result as Annex).rows) };
}

/** From what contributions come to, to figures and lights; the plan's version is at hand. */
async function figures(app: INestApplicationContext): Promise<Turn> {
  const { annexOf } = built<typeof Annexes>('domain/annex');
  const plans = serviceOf<Plans.PlansService>(app, 'plans/plans.service', 'PlansService');
  const service = serviceOf<Figures.FiguresService>(app, 'evaluation/figures.service', 'FiguresService');
  const at = await plans.atVersion(await plans.named(PLAN), cutoff);
  const plan = { ...at.plan, commission: '', version: at.version.number };
  const turn = await measured(
    async () => {
      const progress = await service.progressAt(at, cutoff);
      return annexOf({ plan, content: at.content, cutoff, progress, observations: new Map() });
    },
    () => talliesOf(app).settled(),
  );
  return { ...turn, result: executedIn((turn.result as Annex).rows) };
}

function executedIn(rows: Annex['rows']): string[] {
  return rows
    .map(({ line, indicator }) => `${line.code}-${indicator.number} ${text(indicator.figure.executed)}`)
    .sort();
}

function text(executed: Fraction | null | 'not-applicable'): string {
  if (executed === null || executed === 'not-applicable') return String(executed);
  return `${executed.numerator}/${executed.denominator}`;
}
