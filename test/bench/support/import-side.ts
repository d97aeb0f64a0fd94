/** In a process of its own: a turn of the program's import. `import-side.ts BOOK DATABASE` */
import { readFileSync } from 'node:fs';
import type * as Imports from '../../../src/workbooks/activities-workbook.service';
import { PLAN } from './million-rows';
import { openProgram, serviceOf } from './program';
import { storedRows } from './stored-rows';
import { handOver, measured } from './turn';

const [book = '', path = ''] = process.argv.slice(3);

void (async () => {
  const app = await openProgram(`sqlite:${path}`);
  const place = 'workbooks/activities-workbook.service';
  const imports = serviceOf<Imports.ActivitiesWorkbookService>(app, place, 'ActivitiesWorkbookService');
  const bytes = readFileSync(book);
  const request = { plan: PLAN, reportedBy: 'carga', validatedBy: 'secretaria@cnlctf.example' };
  const by = { actor: { accountId: null, name: 'carga', channel: 'command' }, at: Date.now() } as const;
  const turn = await measured(() => imports.import(bytes, request, by));
  await app.close();
  await handOver({ ...turn, result: storedRows(path) });
})();
