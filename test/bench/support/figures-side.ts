/**
 * In a process of its own: a turn of the program's figures, those kept included. What must be as if nobody had asked
 * yet forgets what is kept before. `figures-side.ts DATABASE_URL CUTOFF first|again`
 */
import type * as Connections from '../../../src/database/connections';
import type { Annex, AnnexIndicator } from '../../../src/domain/annex';
import type * as Evaluation from '../../../src/evaluation/evaluation.service';
import type * as Tallies from '../../../src/evaluation/tally.repository';
import { PLAN } from './million-rows';
import { openProgram, serviceOf } from './program';
import { handOver, measured } from './turn';

const [url = '', cutoff = '', asked = ''] = process.argv.slice(3);

void (async () => {
  const app = await openProgram(url);
  const evaluation = serviceOf<Evaluation.EvaluationService>(app, 'evaluation/evaluation.service', 'EvaluationService');
  const tallies = serviceOf<Tallies.TallyRepository>(app, 'evaluation/tally.repository', 'TallyRepository');
  if (asked === 'first') {
    const { writing } = serviceOf<Connections.DatabaseConnections>(app, 'database/connections', 'DatabaseConnections');
    await writing.query('delete from kept_tally');
  }
  const turn = await measured(async () => {
    const annex = await evaluation.figures({ plan: PLAN, cutoff });
    await tallies.settled();
    return annex;
  });
  await handOver({ ...turn, result: executedValues(turn.result as Annex) });
  await app.close();
})();

function executedValues(annex: Annex): string[] {
  return annex.rows.map(({ line, indicator }) => `${line.code}-${indicator.number} ${executedOf(indicator)}`).sort();
}

function executedOf({ figure: { executed } }: AnnexIndicator): string {
  return executed === null ? 'null' : `${executed.numerator}/${executed.denominator}`;
}
