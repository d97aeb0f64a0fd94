import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../domain/actor';
import { type Action, type Person, type Reach, reachOf } from '../domain/permissions';

/** Who asks, as the login session or the token of a request tells. */
export interface Visitor {
  readonly person: Person;
  readonly channel: 'page' | 'api';
  /** False for a token that was made for reading alone. */
  readonly mayWrite: boolean;
  /** The address of what has to be done before anything else, such as the second factor; null: nothing. */
  readonly mustFirst: string | null;
  /** Row of the login session; null for a token. */
  readonly loginSessionId: number | null;
}

/** How the web learns who asks; the feature that knows accounts provides it. */
export abstract class Visitors {
  /** Null: nobody has logged in. */
  abstract whoAsks(request: FastifyRequest, reply: FastifyReply): Promise<Visitor | null>;
}

const known = new WeakMap<object, Visitor | null>();

/** Keeps who asks beside the request, for as long as it is answered. */
export function setVisitor(request: FastifyRequest, visitor: Visitor | null): void {
  known.set(request, visitor);
}

/** Null: nobody has logged in, or nobody was asked for on this request. */
export function visitorOf(request: FastifyRequest): Visitor | null {
  return known.get(request) ?? null;
}

/** In a handler's parameters the visitor, who is there wherever `Does` names an action. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext): Visitor => {
  const visitor = visitorOf(context.switchToHttp().getRequest<FastifyRequest>());
  if (visitor === null) throw new Error('A public handler asked who its visitor is.');
  return visitor;
});

/** The commissions in which the visitor may do something. */
export function reachOfVisitor({ person }: Visitor, action: Action): Reach {
  return reachOf(person, action);
}

/** The visitor as the one who does something. */
export function actorOf({ person, channel }: Visitor): Actor {
  return { accountId: person.accountId, name: person.email, channel };
}
