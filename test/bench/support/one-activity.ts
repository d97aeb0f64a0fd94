/**
 * In a process of its own: records one more activity, validated, with two contributions; or takes its validation back.
 * `one-activity.ts DATABASE_URL add|withdraw NUMBER`
 */
import type { INestApplicationContext } from '@nestjs/common';
import type { Activity } from '../../../src/progress/activity.entity';
import type * as Connections from '../../../src/database/connections';
import type { ActivityContent, ContributionContent } from '../../../src/domain/activity';
import type * as Plans from '../../../src/plans/plans.service';
import type * as Imports from '../../../src/progress/progress-import.service';
import type * as Progress from '../../../src/progress/progress.service';
import { built } from './built';
import { FIRST_DAY, keyOf, PLAN } from './million-rows';
import { openProgram, serviceOf } from './program';
import { handOver } from './turn';

const [url = '', change = '', number = ''] = process.argv.slice(3);
const key = `one-more-${number}`;
const at = 1_577_836_800_000 + Number(number);
const day = '2019-05-20';

void openProgram(url).then(async (app) => {
  await (change === 'add' ? add(app) : withdraw(app));
  await app.close();
  await handOver(change);
});

async function add(app: INestApplicationContext): Promise<void> {
  const plans = serviceOf<Plans.PlansService>(app, 'plans/plans.service', 'PlansService');
  const path = 'progress/progress-import.service';
  const imports = serviceOf<Imports.ProgressImportService>(app, path, 'ProgressImportService');
  const { namesIn } = built<typeof Progress>('progress/progress.service');
  const plan = await plans.atVersion(await plans.named(PLAN), FIRST_DAY);
  const handover = { reportedBy: 'carga', validatedBy: 'secretaria', at };
  const contents = { activities: [oneMore()], noProgress: [], rows: {} };
  await imports.storeNamed(contents, { names: namesIn(plan), countsFrom: plan.plan.countsFrom, handover });
}

async function withdraw(app: INestApplicationContext): Promise<void> {
  const connections = serviceOf<Connections.DatabaseConnections>(app, 'database/connections', 'DatabaseConnections');
  const progress = serviceOf<Progress.ProgressService>(app, 'progress/progress.service', 'ProgressService');
  const [activity] = await connections.reading.manager.find<Activity>('Activity', { where: { key } });
  await progress.withdrawValidation(1, activity?.id ?? 0, { actor: 'secretaria', at, reason: 'Dato por confirmar' });
}

function oneMore(): ActivityContent {
  return {
    ...{ key, title: 'Una actividad más', startsOn: day, endedOn: day, region: '15', institutions: ['I1', 'I2'] },
    ...{ documents: [], validationNote: 'La fuente no cita documento' },
    // As many as most activities have; to a latest and to a criteria indicator.
    contributions: [1, 6].map(contributionTo),
  };
}

function contributionTo(indicator: number): ContributionContent {
  const [element = '', order] = keyOf(indicator).split('-');
  return {
    ...{ element, number: Number(order), quantity: 70_000n, women: null, men: null, denominator: 90_000n },
    ...{ stage: 2, subject: 'Sujeto 1', criterion: 1, choice: null, choiceReason: null },
  };
}
