import { type CanActivate, type ExecutionContext, ForbiddenException, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Action, mayEver } from '../domain/permissions';
import { DOES_KEY } from './does';
import { FirstThis, LoginNeeded } from './login-needed';
import { setVisitor, type Visitor, Visitors } from './visitor';

const READING = new Set(['GET', 'HEAD']);

/**
 * Asks on every request who it is and whether they may do, to anything at all, what the handler says it does. Whether
 * they may do it to this very thing the service asks, by the commissions within reach and `whyNot`.
 */
@Injectable()
export class DoesGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly visitors: Visitors,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const does = this.reflector.get<Action | 'public' | undefined>(DOES_KEY, context.getHandler());
    if (does === undefined)
      throw new Error(`The handler of ${request.routeOptions.url ?? ''} does not say what it does.`);
    const visitor = await this.visitors.whoAsks(request, context.switchToHttp().getResponse<FastifyReply>());
    setVisitor(request, visitor);
    if (does !== 'public') tellWhyNot(visitor, does, request);
    return true;
  }
}

function tellWhyNot(visitor: Visitor | null, does: Action, request: FastifyRequest): void {
  if (visitor === null) throw new LoginNeeded();
  // A token acts for its person in a commission; it makes no other tokens and changes no password.
  if (does === 'account.own' && visitor.channel === 'api') throw new ForbiddenException();
  const isThere = request.routeOptions.url === visitor.mustFirst;
  if (visitor.mustFirst !== null && !isThere) throw new FirstThis(visitor.mustFirst);
  if (!visitor.mayWrite && !READING.has(request.method)) throw new ForbiddenException();
  if (!mayEver(visitor.person, does)) throw new ForbiddenException();
}
