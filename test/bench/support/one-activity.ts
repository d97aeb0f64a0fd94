/** Changes to the million rows through the services that pages and commands use. */
import type { INestApplicationContext } from '@nestjs/common';
import type { Activity } from '../../../src/progress/activity.entity';
import type * as Connections from '../../../src/database/connections';
import type { Deed } from '../../../src/domain/actor';
import type { ActivityContent, ContributionContent } from '../../../src/domain/activity';
import type * as Plans from '../../../src/plans/plans.service';
import type * as Imports from '../../../src/progress/progress-import.service';
import type * as Progress from '../../../src/progress/progress.service';
import { built } from './built';
import { FIRST_DAY, keyOf, PLAN } from './million-rows';
import { serviceOf } from './program';

const DAY = '2019-05-20';

/** Records an activity of that number, validated, with two contributions. */
export async function addActivity(app: INestApplicationContext, number: string): Promise<void> {
  const plans = serviceOf<Plans.PlansService>(app, 'plans/plans.service', 'PlansService');
  const path = 'progress/progress-import.service';
  const imports = serviceOf<Imports.ProgressImportService>(app, path, 'ProgressImportService');
  const { namesIn } = built<typeof Progress>('progress/progress.service');
  const plan = await plans.atVersion(await plans.named(PLAN), FIRST_DAY);
  const handover = { reportedBy: 'carga', validatedBy: 'secretaria', file: null };
  const contents = { activities: [oneMore(number)], noProgress: [], rows: {} };
  const of = { names: namesIn(plan), countsFrom: plan.plan.countsFrom, handover };
  await imports.storeNamed(contents, of, deedBy('carga', number));
}

/** Takes its validation back. */
export async function withdrawActivity(app: INestApplicationContext, number: string): Promise<void> {
  const connections = serviceOf<Connections.DatabaseConnections>(app, 'database/connections', 'DatabaseConnections');
  const progress = serviceOf<Progress.ProgressService>(app, 'progress/progress.service', 'ProgressService');
  const [activity] = await connections.reading.manager.find<Activity>('Activity', {
    where: { key: keyNumbered(number) },
  });
  await progress.withdrawValidation(1, activity?.id ?? 0, 'Dato por confirmar', deedBy('secretaria', number));
}

function oneMore(number: string): ActivityContent {
  return {
    ...{
      key: keyNumbered(number),
      title: 'Una actividad más',
      startsOn: DAY,
      endedOn: DAY,
      region: '15',
      institutions: ['I1', 'I2'],
    },
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

function keyNumbered(number: string): string {
  return `one-more-${number}`;
}

function deedBy(name: string, number: string): Deed {
  return { actor: { accountId: null, name, channel: 'command' }, at: 1_577_836_800_000 + Number(number) };
}
