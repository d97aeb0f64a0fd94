import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BuiltProgram } from '../support/built-program';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'yupana-demo-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('the demonstration loads the sample, writes the annex, serves it, and keeps all of it when started again', async () => {
  const first = new BuiltProgram(['cli.js', 'demo'], folder);
  await first.said(/Se cargaron los datos de ejemplo en var\/demo\.sqlite\./);
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
  const page = await (await fetch(`${again}/planes/POA-2019/anexo-1`)).text();
  expect(page).toContain('LA 2.1.7');
  expect(page).toContain('216\u00a0%');
  await stopped(second);
}, 60_000);

async function stopped(program: BuiltProgram): Promise<{ output: string }> {
  expect(await program.stop('SIGINT')).toBe(0);
  return program.ended();
}
