import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AppConfig } from '../config/app-config';
import { stageNow } from '../domain/login-session';
import type { Membership, Person } from '../domain/permissions';
import { siteCookie } from '../web/site-cookie';
import { type Visitor, Visitors } from '../web/visitor';
import { Clock } from '../work/clock';
import { ApiTokens } from './api-tokens.service';
import { LOGIN_COOKIE } from './login-cookie';
import { LoginSessionsService } from './login-sessions.service';
import { MembershipsService } from './memberships.service';
import { SecondFactorDuty } from './second-factor-duty.service';

/** Where a person goes whose commission demands a second factor that they have not got. */
const SECOND_FACTOR = '/mi-cuenta/segundo-factor';

const BEARER = /^Bearer +(\S+)$/i;

/** Tells the web who asks: by the cookie of a login session or by a token, in two questions to the database. */
@Injectable()
export class AccountVisitors extends Visitors {
  private readonly cookie: string;

  constructor(
    private readonly sessions: LoginSessionsService,
    private readonly tokens: ApiTokens,
    private readonly memberships: MembershipsService,
    private readonly duty: SecondFactorDuty,
    private readonly clock: Clock,
    config: AppConfig,
  ) {
    super();
    this.cookie = siteCookie(config.publicUrl, LOGIN_COOKIE).name;
  }

  async whoAsks(request: FastifyRequest): Promise<Visitor | null> {
    const { authorization } = request.headers;
    return authorization === undefined ? this.byCookie(request) : this.byToken(authorization);
  }

  private async byCookie(request: FastifyRequest): Promise<Visitor | null> {
    const token = request.cookies[this.cookie];
    const session = token === undefined ? null : await this.sessions.whoHas(token, this.clock.now());
    const stage = session === null ? null : stageNow(session);
    if (session === null || stage === 'second-step') return null;
    const { accountId, email, name } = session;
    const person: Person = { accountId, email, name, memberships: await this.memberships.ofAccount(accountId) };
    const mustFirst = stage === 'set-up' ? SECOND_FACTOR : null;
    return { person, channel: 'page', mayWrite: true, mustFirst, loginSessionId: session.id };
  }

  // Whoever comes by a token comes without a cookie: a wrong one is nobody.
  private async byToken(authorization: string): Promise<Visitor | null> {
    const text = BEARER.exec(authorization)?.[1];
    const found = text === undefined ? null : await this.tokens.whoHas(text, this.clock.now());
    if (found === null) return null;
    const { token, account } = found;
    // A token shows nothing of a second factor: its person has one, or it is worth nothing where one is demanded.
    if (account.totpConfirmedAt === null && (await this.duty.isCompulsory(account.id))) return null;
    const memberships = (await this.memberships.ofAccount(account.id)).flatMap(within(token.commissionId));
    const { id: accountId, email, name } = account;
    const mayWrite = token.scope === 'write';
    return {
      person: { accountId, email, name, memberships },
      channel: 'api',
      mayWrite,
      mustFirst: null,
      loginSessionId: null,
    };
  }
}

/** Of a person's roles what they are worth in one commission, which a token does not leave. */
function within(commissionId: number): (membership: Membership) => Membership[] {
  return (membership) => {
    const isThere = membership.commissionId === null || membership.commissionId === commissionId;
    return isThere ? [{ ...membership, commissionId }] : [];
  };
}
