/**
 * In a process of its own: reports that wait for their review, beside the sample.
 * `fill-reviews.ts DATABASE_URL COUNT`
 */
import type * as Database from '../../../src/database/transactions';
import { addManySubmissions } from '../../support/many-submissions';
import { openProgram, serviceOf } from './program';
import { handOver } from './turn';

const [url = '', count = ''] = process.argv.slice(3);

void openProgram(url).then(async (app) => {
  const transactions = serviceOf<Database.Transactions>(app, 'database/transactions', 'Transactions');
  await transactions.within((manager) => addManySubmissions(manager, Number(count)));
  await app.close();
  await handOver(count);
});
