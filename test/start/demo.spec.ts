import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formIn } from '../support/forms';
import { BuiltProgram } from '../support/built-program';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'yupana-demo-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('the demonstration loads the sample, writes the annex, serves it, and keeps all of it when started again', async () => {
  const first = new BuiltProgram(['cli.js', 'demo'], folder);
  await first.said(/Se cargaron los datos de ejemplo en var\/demo\.sqlite\./);
  const [, password = ''] = await first.said(/secretaria@cnlctf\.example {2}(\S+) /);
  const [, address = ''] = await first.said(/El sitio atiende en (http:\S+:\d+)/);
  const files = ['json', 'csv', 'html'].map((format) => `var/demo/anexo-1-POA-2019.${format}`);
  const { output } = await stopped(first);
  for (const file of files) {
    expect(output).toContain(file);
    expect(statSync(join(folder, file)).size).toBeGreaterThan(1000);
  }
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:/);
  expect(existsSync(join(folder, 'var/yupana.sqlite'))).toBe(false);

  const second = new BuiltProgram(['cli.js', 'demo'], folder);
  await second.said(/Se conserva lo que ya había en var\/demo\.sqlite\./);
  const [, again = ''] = await second.said(/El sitio atiende en (http:\S+:\d+)/);
  const cookie = await loggedIn(again, password);
  const page = await (await fetch(`${again}/planes/POA-2019/anexo-1`, { headers: { cookie } })).text();
  expect(page).toContain('LA 2.1.7');
  expect(page).toContain('216\u00a0%');
  await stopped(second);
}, 60_000);

/** Logs in as a browser does; resolves to the cookies. */
async function loggedIn(site: string, password: string): Promise<string> {
  const form = await fetch(`${site}/ingresar`);
  const { hidden } = formIn(await form.text());
  const visit = cookiesOf(form);
  const body = new URLSearchParams({ ...hidden, email: 'secretaria@cnlctf.example', password });
  const answer = await fetch(`${site}/ingresar`, {
    method: 'POST',
    body,
    headers: { cookie: visit },
    redirect: 'manual',
  });
  expect(answer.status).toBe(303);
  return cookiesOf(answer);
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((each) => each.split(';', 1)[0])
    .join('; ');
}

async function stopped(program: BuiltProgram): Promise<{ output: string }> {
  expect(await program.stop('SIGINT')).toBe(0);
  return program.ended();
}
