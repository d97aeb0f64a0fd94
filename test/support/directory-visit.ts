/** A browser at the directory of the tests: follows its redirects, types a name and agrees to what is asked. */
export async function throughDirectory(address: string, name: string): Promise<string> {
  const cookies = new Map<string, string>();
  let next: { url: string; fields: Record<string, string> | null } = { url: address, fields: null };
  for (let step = 0; step < 20; step += 1) {
    const { url, fields } = next;
    const answer = await fetch(url, {
      redirect: 'manual',
      method: fields === null ? 'GET' : 'POST',
      headers: { cookie: [...cookies].map(([key, value]) => `${key}=${value}`).join('; ') },
      ...(fields !== null && { body: new URLSearchParams(fields) }),
    });
    for (const set of answer.headers.getSetCookie()) {
      const [key = '', value = ''] = (set.split(';', 1)[0] ?? '').split(/=(.*)/s);
      cookies.set(key, value);
    }
    const location = answer.headers.get('location');
    const html = await answer.text();
    if (location !== null) {
      const target = new URL(location, url);
      if (target.origin !== new URL(address).origin) return target.href;
      next = { url: target.href, fields: null };
    } else next = { url: actionOf(html, url), fields: promptOf(html, name) };
  }
  throw new Error('The directory led nowhere.');
}

function actionOf(html: string, url: string): string {
  return new URL(/<form[^>]*action="([^"]+)"/.exec(html)?.[1] ?? url, url).href;
}

function promptOf(html: string, name: string): Record<string, string> {
  const prompt = /name="prompt" value="(\w+)"/.exec(html)?.[1] ?? '';
  if (prompt === '') throw new Error(`The directory shows something else: ${html.slice(0, 500)}`);
  return prompt === 'login' ? { prompt, login: name, password: 'cualquiera' } : { prompt };
}
