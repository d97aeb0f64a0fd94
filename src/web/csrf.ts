/**
 * Whether a change was asked for by a page of this site and not by one of another that uses the person's cookies: the
 * form carries a token that only this site can make for this login session, and the browser names the form's origin
 * (OWASP, Cross-Site Request Forgery Prevention: signed token bound to the session, and Fetch Metadata).
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { derivedKey } from '../config/derived-key';
import { Refusal } from '../domain/refusal';
import { type SiteCookie, siteCookie } from './site-cookie';
import { visitorOf } from './visitor';

/** The field of every form that changes something, and the header in its place. */
export const CSRF_FIELD = '_csrf';
export const CSRF_HEADER = 'x-csrf-token';

const MARK = 'visita:';
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

const OTHER_SITE =
  'El envío no vino de una página de este sitio y no se guardó nada. Abra la página desde aquí y envíe el formulario otra vez.';
const OLD_FORM =
  'El formulario se abrió antes de ingresar o ya venció, y no se guardó nada. Vuelva con el botón «atrás», que conserva lo escrito; copie lo que necesite, actualice la página y envíelo otra vez.';

export class Csrf {
  private readonly key: Buffer;
  private readonly cookie: SiteCookie;
  private readonly host: string;

  constructor({ appSecret, publicUrl }: { readonly appSecret: string; readonly publicUrl: string }) {
    this.key = derivedKey(appSecret, 'forms');
    this.cookie = siteCookie(publicUrl, 'visita');
    this.host = new URL(publicUrl).host;
  }

  /** The token of the forms of a page: of its login session, or of the visit, which gets its cookie here. */
  token(request: FastifyRequest, reply: FastifyReply): string {
    const session = visitorOf(request)?.loginSessionId ?? null;
    return this.tokenOf(session === null ? this.visit(request, reply) : sessionMark(session));
  }

  /** Refuses a change that no form of this site asked for; a request by token carries no cookie and needs none. */
  check(request: FastifyRequest): void {
    const visitor = visitorOf(request);
    if (SAFE.has(request.method) || visitor?.channel === 'api') return;
    if (!this.isOwnSite(request)) throw new Refusal(OTHER_SITE, 'forbidden');
    const owner = visitor?.loginSessionId ? sessionMark(visitor.loginSessionId) : this.knownVisit(request);
    const sent = sentToken(request);
    if (owner === null || sent === null || !isSame(sent, this.tokenOf(owner))) throw new Refusal(OLD_FORM, 'forbidden');
  }

  private tokenOf(owner: string): string {
    return createHmac('sha256', this.key).update(owner).digest('base64url');
  }

  private visit(request: FastifyRequest, reply: FastifyReply): string {
    const known = this.knownVisit(request);
    if (known !== null) return known;
    const visit = `${MARK}${randomBytes(16).toString('base64url')}`;
    void reply.setCookie(this.cookie.name, visit, { ...this.cookie.options, signed: true });
    request.cookies[this.cookie.name] = reply.signCookie(visit);
    return visit;
  }

  private knownVisit(request: FastifyRequest): string | null {
    const kept = request.cookies[this.cookie.name];
    if (kept === undefined) return null;
    const { valid, value } = request.unsignCookie(kept);
    return valid && value?.startsWith(MARK) ? value : null;
  }

  // What browsers say of the sender cannot be set by a page; older ones name the origin alone, others nothing.
  private isOwnSite({ headers }: FastifyRequest): boolean {
    const site = headers['sec-fetch-site'];
    if (site !== undefined) return site === 'same-origin' || site === 'none';
    if (headers.origin === undefined) return true;
    const host = URL.canParse(headers.origin) ? new URL(headers.origin).host : '';
    return host !== '' && (host === this.host || host === headers.host);
  }
}

function sessionMark(loginSessionId: number): string {
  return `ingreso:${loginSessionId}`;
}

function sentToken({ headers, body }: FastifyRequest): string | null {
  const field: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, CSRF_FIELD) : undefined;
  const sent = headers[CSRF_HEADER] ?? field;
  return typeof sent === 'string' ? sent : null;
}

function isSame(sent: string, right: string): boolean {
  const [a, b] = [Buffer.from(sent), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
