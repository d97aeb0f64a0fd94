import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * Whether a page has another address than the one that was asked for: codes in other letters, a commission named that
 * need not be. The answer is then 301 to its own address, with the question that was asked.
 * @param address of the page; what it has behind a `?` does not matter.
 */
export function isMoved(request: FastifyRequest, reply: FastifyReply, address: string): boolean {
  const [asked = '', question] = parted(request.url);
  const [own = ''] = parted(address);
  if (decodeURIComponent(asked) === decodeURIComponent(own)) return false;
  // A browser asks again: a plan is named without its commission only until another one has its code.
  void reply.status(301).header('cache-control', 'no-cache');
  void reply.header('location', question === undefined ? own : `${own}?${question}`);
  return true;
}

function parted(url: string): string[] {
  const mark = url.indexOf('?');
  return mark < 0 ? [url] : [url.slice(0, mark), url.slice(mark + 1)];
}
