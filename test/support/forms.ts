import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Cookies as a browser keeps them for one site. */
export class Visit {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly app: NestFastifyApplication) {}

  /** The value of a cookie; undefined where the browser has none of that name. */
  cookie(name: string): string | undefined {
    return this.cookies.get(name);
  }

  /** A cookie as another way than an answer gave it. */
  keep(name: string, value: string): void {
    this.cookies.set(name, value);
  }

  async get(url: string, headers: Record<string, string> = {}) {
    const answer = await this.app.inject({ method: 'GET', url, headers, cookies: Object.fromEntries(this.cookies) });
    return this.kept(answer);
  }

  /** Sends fields as a browser sends a form, with nothing added. */
  async send(url: string, fields: Fields, headers: Record<string, string> = {}) {
    const answer = await this.app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      cookies: Object.fromEntries(this.cookies),
      payload: encoded(fields),
    });
    return this.kept(answer);
  }

  /** Opens the page that has the form, fills fields in and sends it to its address. */
  async fill(page: string, fields: Fields, headers: Record<string, string> = {}) {
    const { body } = await this.get(page);
    const { action, hidden } = formIn(body);
    return this.send(action, { ...hidden, ...fields }, headers);
  }

  private kept<Answer extends { readonly cookies: readonly object[] }>(answer: Answer): Answer {
    for (const each of answer.cookies as readonly { name: string; value: string; expires?: Date }[]) {
      if (each.expires && each.expires.getTime() <= Date.now()) this.cookies.delete(each.name);
      else this.cookies.set(each.name, each.value);
    }
    return answer;
  }
}

export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** The first form of a page's own content that changes something: its address and the fields that nobody sees. */
export function formIn(html: string): { readonly action: string; readonly hidden: Record<string, string> } {
  const main = html.slice(Math.max(0, html.indexOf('<main')));
  const [form = ''] = /<form[^>]*method="post"[^]*?<\/form>/.exec(main) ?? [];
  if (form === '') throw new Error('The page has no form that changes something.');
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  return {
    action: /action="([^"]*)"/.exec(form)?.[1] ?? '',
    hidden: Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')])),
  };
}

function encoded(fields: Fields): string {
  const pairs = Object.entries(fields).flatMap(([name, texts]) => [texts].flat().map((text) => [name, text]));
  return new URLSearchParams(pairs as [string, string][]).toString();
}
