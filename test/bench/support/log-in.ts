/**
 * In a process of its own: somebody of the secretariat comes in to the sample's commission. `log-in.ts DATABASE_URL`
 * hands over what the browser then sends, a header `cookie`.
 */
import type * as Sessions from '../../../src/access/login-sessions.service';
import type * as Cookies from '../../../src/access/login-cookie';
import type * as Memberships from '../../../src/access/memberships.service';
import type * as Accounts from '../../../src/access/sample-accounts.service';
import type * as Commissions from '../../../src/institutions/commissions.service';
import { built } from './built';
import { openProgram, serviceOf } from './program';
import { handOver } from './turn';

const [url = ''] = process.argv.slice(3);
const PERSON = { email: 'secretaria@cnlctf.example', name: 'Sofía Secretaria' };

void openProgram(url).then(async (app) => {
  const at = Date.now();
  const by = { actor: { accountId: null, name: 'carga', channel: 'command' }, at } as const;
  const accounts = serviceOf<Accounts.SampleAccounts>(app, 'access/sample-accounts.service', 'SampleAccounts');
  const [made] = await accounts.of([PERSON], by);
  if (!made) throw new Error('The account was not made.');
  const commissions = serviceOf<Commissions.CommissionsService>(
    app,
    'institutions/commissions.service',
    'CommissionsService',
  );
  const { id: commissionId } = await commissions.named('CNLCTF');
  const role = { role: 'secretariat', commissionId, institutionId: null, presides: false } as const;
  const memberships = serviceOf<Memberships.MembershipsService>(
    app,
    'access/memberships.service',
    'MembershipsService',
  );
  if ((await memberships.ofAccount(made.account.id)).length === 0) await memberships.grant(made.account, role, by);
  const sessions = serviceOf<Sessions.LoginSessionsService>(
    app,
    'access/login-sessions.service',
    'LoginSessionsService',
  );
  const login = { accountId: made.account.id, stage: 'complete', hasGivenSecondFactor: false } as const;
  const { token } = await sessions.begin({ ...login, userAgent: undefined, former: null }, at);
  await app.close();
  await handOver(`${built<typeof Cookies>('access/login-cookie').LOGIN_COOKIE}=${token}`);
});
