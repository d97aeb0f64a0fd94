import { type DemoPerson, runDemo } from './demo';

const PERSON = { email: 'ana@cnlctf.example', words: 'secretaría técnica' };

async function toldTo(people: readonly DemoPerson[]): Promise<string> {
  const said: string[] = [];
  const steps = {
    loadSample: () => Promise.resolve('kept' as const),
    bringInPeople: () => Promise.resolve(people),
    writeAnnexes: () => Promise.resolve(['var/demo/anexo.pdf']),
    serve: () => Promise.resolve('http://127.0.0.1:3000'),
  };
  await runDemo(steps, (line) => said.push(line));
  return said.join('\n');
}

test('passwords are shown to those who are new', async () => {
  const told = await toldTo([
    { ...PERSON, password: 'abcd-efgh' },
    { ...PERSON, email: 'otra@cnlctf.example', password: null },
  ]);
  expect(told).toContain('ana@cnlctf.example  abcd-efgh  (secretaría técnica)');
  expect(told).not.toContain('otra@cnlctf.example');
});

// The folder holds the database, the files and the secret of the installation too.
test('who lost them is told to delete the database of the demonstration and nothing else', async () => {
  const told = await toldTo([{ ...PERSON, password: null }]);
  expect(told).toContain('borre los archivos var/demo.sqlite* y empiece de nuevo');
  expect(told).not.toMatch(/carpeta/);
});
