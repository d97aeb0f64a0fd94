import type { FastifyReply, FastifyRequest } from 'fastify';
import { whyNot } from '../domain/permissions';
import { markup } from '../presentation/markup';
import { navigationOf } from '../presentation/navigation';
import type { Assets } from './assets';
import type { Csrf } from './csrf';
import type { Flash } from './flash';
import { newOnceKey } from './once';
import { HTML_HEADERS, type Page } from './page';
import type { Redirect } from './redirect';
import { visitorOf } from './visitor';

/** What templates may print into a form; called only by pages that have one, so that the others set no cookie. */
export interface FormMarks {
  csrf(): string;
  once(): string;
}

/** Tells htmx, which asked for a part, that it got a page of its own, such as an error's. */
const WHOLE_PAGE = { 'hx-retarget': 'body', 'hx-reswap': 'innerHTML' } as const;

/** Turns what controllers return into answers: pages with all that stands around their content, and redirects. */
export class Answers {
  constructor(
    private readonly assets: Assets,
    private readonly csrf: Csrf,
    private readonly flash: Flash,
  ) {}

  /**
   * The page within the shell as bytes (of a text the server would count them first and make them afterwards), with
   * the notice that the act before left. htmx is given the part alone that it asked for.
   */
  page({ template, part, view, status }: Page, request: FastifyRequest, reply: FastifyReply): Buffer {
    const isPart = part !== null && asksForPart(request);
    const notice = isPart ? null : this.flash.take(request, reply);
    // A copy that is kept would show the notice again.
    if (notice !== null) void reply.removeHeader('etag');
    // What is shown once, such as a secret, is kept nowhere: its controller said so.
    const isUnkept = reply.getHeader('cache-control') === 'no-store';
    reply.status(status).headers(HTML_HEADERS);
    if (isUnkept) void reply.header('cache-control', 'no-store');
    if (!isPart && asksForPart(request)) void reply.headers(WHOLE_PAGE);
    const around = { asset: this.assets.url, forms: this.marks(request, reply), notice, who: whoStands(request) };
    return Buffer.from(markup(`pages/${isPart ? part : template}`, { ...view, ...around }));
  }

  /** 303, so that going back or reloading sends nothing again; htmx is told to load the page as a link would. */
  redirect({ path, notice }: Redirect, request: FastifyRequest, reply: FastifyReply): string {
    if (notice !== null) this.flash.leave(reply, notice);
    if (asksForPart(request)) void reply.status(200).header('hx-redirect', path);
    else void reply.status(303).header('location', path);
    void reply.header('cache-control', 'no-store');
    return '';
  }

  private marks(request: FastifyRequest, reply: FastifyReply): FormMarks {
    return { csrf: () => this.csrf.token(request, reply), once: newOnceKey };
  }
}

/** The person who has logged in, as the head of the page shows them; null: nobody. */
function whoStands(request: FastifyRequest) {
  const person = visitorOf(request)?.person;
  if (person === undefined) return null;
  const here = request.url.split('?', 1)[0];
  // Commands are told to nobody else: they are typed on the machine that the installation runs on.
  const administers = whyNot('catalogue.manage', person, { commissionId: null }) === null;
  return { name: person.name, links: navigationOf(person), here, administers };
}

function asksForPart({ headers }: FastifyRequest): boolean {
  return headers['hx-request'] === 'true' && headers['hx-request-type'] !== 'full';
}
