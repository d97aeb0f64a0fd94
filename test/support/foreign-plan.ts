import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { PlanContent } from '../../src/domain/plan';
import { CommissionsService } from '../../src/institutions/commissions.service';
import { PlanImportService } from '../../src/plans/plan-import.service';
import { LOADED } from './deeds';

/** Of one line with one indicator. */
const CONTENT: PlanContent = {
  elements: [
    { code: 'OE 1', level: 'objective', name: 'Objetivo regional', parent: null, axis: null },
    { code: 'EE 1', level: 'axis', name: 'Eje regional', parent: null, axis: null },
    { code: 'E 1.1', level: 'strategy', name: 'Estrategia regional', parent: 'OE 1', axis: 'EE 1' },
    { code: 'LA 1.1.1', level: 'line', name: 'Línea regional', parent: 'E 1.1', axis: null },
  ],
  indicators: [
    {
      ...{ element: 'LA 1.1.1', number: 1, name: 'Talleres', unit: 'Taller', target: 40_000n, targetNote: null },
      ...{ rule: { measure: 'sum' }, direction: 'increasing', baseline: null, sensitive: false, programming: null },
      participation: [{ institution: 'SUNAFIL', role: 'responsible' }],
    },
  ],
  footnotes: [],
};

/** Adds a second commission, CRLCTF, with a plan of its own, REGIONAL-2019. */
export async function addForeignPlan(app: NestFastifyApplication): Promise<void> {
  const commissions = app.get(CommissionsService, { strict: false });
  await commissions.add('CRLCTF', 'Comisión Regional', null, LOADED);
  const { id: commissionId } = await commissions.named('CRLCTF');
  const period = { startsOn: '2019-01-01', endsOn: '2019-12-31', countsFrom: null, countsFromNorm: null };
  const header = { commissionId, code: 'REGIONAL-2019', title: 'Plan regional 2019', ...period, draft: false };
  await app
    .get(PlanImportService, { strict: false })
    .store(header, CONTENT, { replace: null, file: '0'.repeat(64) }, LOADED);
}
