import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyDatabase, urlOf } from '../support/databases';
import { newFolder, yupana } from '../support/yupana';

const SOURCES = readFileSync(join(__dirname, '../../data/FUENTES.md'), 'utf8');
const CALL = 'npm run -s yupana -- ';

/** The commands of the page, in their order, as a shell takes them apart. */
const COMMANDS = (/```sh\n([^]*?)```/.exec(SOURCES)?.[1] ?? '')
  .trim()
  .split('\n')
  .map((line) => [...line.slice(CALL.length).matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word));

type Variables = Readonly<Record<string, string>>;

// A process takes its time to start on a busy machine, and there are a dozen.
jest.setTimeout(180_000);

test('the page of the sources tells the way from an empty database to the annex', () => {
  expect(COMMANDS.map(([first = '', second = '']) => (/^[a-z]+$/.test(second) ? `${first} ${second}` : first))).toEqual(
    [...['migrate', 'institution import', 'commission add', 'plan import', 'activities import', 'annex']],
  );
  expect(SOURCES.match(/npm run -s yupana -- /g)?.length).toBe(COMMANDS.length + 1);
});

test.each(['sqlite', 'postgres'] as const)('they make the annex that demo-data makes (%s)', async (kind) => {
  const folder = newFolder();
  const [byHand, atOnce] = [await database(kind), await database(kind)];
  const page = join(folder, 'a-mano.html');
  const commands = COMMANDS.map((words) => words.map((word) => (word === 'anexo-1.html' ? page : word)));
  await Promise.all([inOrder(commands, byHand), inOrder([['migrate'], ['demo-data']], atOnce)]);
  expect(withoutHour(readFileSync(page, 'utf8'))).toBe(withoutHour(await done(annexAs('html'), atOnce)));
  expect(withoutHour(await done(annexAs('csv'), byHand))).toBe(withoutHour(await done(annexAs('csv'), atOnce)));
});

async function database(kind: 'sqlite' | 'postgres'): Promise<Variables> {
  return { DATABASE_URL: urlOf(await emptyDatabase(kind)) };
}

async function inOrder(commands: readonly (readonly string[])[], variables: Variables): Promise<void> {
  for (const words of commands) await done(words, variables);
}

async function done(words: readonly string[], variables: Variables): Promise<string> {
  const { status, out, err } = await yupana(words, variables);
  expect([words.join(' '), status, err.includes('Error')]).toEqual([words.join(' '), 0, false]);
  return out;
}

function annexAs(format: string): string[] {
  const words = COMMANDS.find(([first]) => first === 'annex') ?? [];
  return [...words.slice(0, words.indexOf('--format')), '--format', format];
}

/** The moment of the validation is another one in each database. */
function withoutHour(annex: string): string {
  const told = annex.replace(/\d\d\/\d\d\/\d{4} a las \d\d:\d\d|\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'entonces');
  expect(told).not.toBe(annex);
  return told;
}
