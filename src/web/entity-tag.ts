import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasFlash } from './flash';
import { release } from './release';
import { visitorOf } from './visitor';

/**
 * Names what an address shows in this state of things, so that a reader who has it already is not sent it again.
 * @param state all that the answer rests on beside its address and the release.
 */
export function entityTag(request: FastifyRequest, state: string): string {
  const hash = createHash('sha256')
    .update(`${release()}\n${request.url}\n${readerOf(request)}\n${state}`)
    .digest('base64url');
  return `"${hash.slice(0, 22)}"`;
}

// A page names its reader and offers what that person may do.
function readerOf(request: FastifyRequest): string {
  const visitor = visitorOf(request);
  if (visitor === null) return '';
  return JSON.stringify([visitor.loginSessionId, visitor.person.name, visitor.person.memberships]);
}

/** Whether the reader has it; the answer is then 304, without a body. A notice to be shown makes it another page. */
export function isUnchanged(request: FastifyRequest, reply: FastifyReply, tag: string): boolean {
  if (hasFlash(request)) return false;
  const kept = request.headers['if-none-match'] ?? '';
  if (!kept.split(',').some((each) => each.trim().replace(/^W\//, '') === tag)) return false;
  mark(reply, tag).status(304);
  return true;
}

/** Gives the answer its tag; said last, so that an error on the way has none. */
export function mark(reply: FastifyReply, tag: string): FastifyReply {
  return reply.headers({ etag: tag, 'cache-control': 'private, no-cache' });
}
