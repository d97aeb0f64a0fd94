import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Notice } from './redirect';
import { type SiteCookie, siteCookie } from './site-cookie';

const LIFE_SECONDS = 60;
/** Browsers keep cookies of 4,096 bytes, signature and attributes included. */
const LONGEST = 600;
const MARK = 'aviso:';

/**
 * The sentence that the page after an act shows once. It travels in a signed cookie of a minute, so that any instance
 * can answer the next request; whoever has the cookie sees the sentence, and nothing rests on it.
 */
export class Flash {
  private readonly cookie: SiteCookie;

  constructor(publicUrl: string) {
    this.cookie = siteCookie(publicUrl, 'aviso');
  }

  /** Leaves the notice for the next page. */
  leave(reply: FastifyReply, { kind, sentence }: Notice): void {
    const text = Buffer.from(JSON.stringify([kind, sentence.slice(0, LONGEST)])).toString('base64url');
    void reply.setCookie(this.cookie.name, `${MARK}${text}`, {
      ...this.cookie.options,
      signed: true,
      maxAge: LIFE_SECONDS,
    });
  }

  /** What was left for this page, which will not be shown again; null: nothing. */
  take(request: FastifyRequest, reply: FastifyReply): Notice | null {
    const kept = request.cookies[this.cookie.name];
    if (kept === undefined) return null;
    void reply.clearCookie(this.cookie.name, this.cookie.options);
    const { valid, value } = request.unsignCookie(kept);
    return valid && value?.startsWith(MARK) ? noticeOf(value.slice(MARK.length)) : null;
  }
}

/** Whether the next page has something to say besides its own content, so that a copy of it that is kept will not do. */
export function hasFlash({ cookies }: FastifyRequest): boolean {
  return cookies.aviso !== undefined || cookies['__Host-aviso'] !== undefined;
}

function noticeOf(text: string): Notice {
  const [kind, sentence] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [Notice['kind'], string];
  return { kind, sentence };
}
