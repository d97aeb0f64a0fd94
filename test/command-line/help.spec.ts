import { COMMANDS } from '../../src/commands';
import { runProgram } from '../../src/command-line/program';

async function helpOf(words: readonly string[]): Promise<string> {
  let shown = '';
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    shown += String(text);
    return true;
  });
  try {
    await runProgram(COMMANDS, [...words, '--help'], () => Promise.reject(new Error('Help runs no command')));
  } finally {
    write.mockRestore();
  }
  return shown;
}

const GROUPS = [...new Set(COMMANDS.flatMap(({ name }) => (name.includes(' ') ? [name.split(' ', 1)[0] ?? ''] : [])))];

test('the help says in Spanish what each command and each group of them is for', async () => {
  const help = await helpOf([]);
  for (const group of GROUPS) expect(help).toMatch(new RegExp(`^  ${group} +[a-z]{4,} \\S+`, 'm'));
  expect(help).not.toMatch(/órdenes de «|\[options\]|\[command\]/);
});

test.each(GROUPS)('the help of %s lists its commands', async (group) => {
  const help = await helpOf([group]);
  expect(help).toContain(`Uso: yupana ${group} [opciones] <orden>`);
  for (const { name } of COMMANDS.filter((each) => each.name.startsWith(`${group} `)))
    expect(help).toMatch(new RegExp(`^  ${name.split(' ')[1] ?? ''} `, 'm'));
});
