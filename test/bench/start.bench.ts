/**
 * From starting the program on an existing database to its first annex, against starting Node for nothing: with the
 * variables of this machine, and with none, since certificates that some of them name make Node itself start slowly.
 */
import { strictEqual } from 'node:assert';
import { madeDatabase, removeDatabase } from './support/own-database';
import { print } from './support/report';
import { type Environment, firstAnnex, nothing } from './support/starting';
import { takeTurns } from './support/taking-turns';
import { inNewProcess } from './support/turn';

const PATIENCE_MS = 1_800_000;
const NOTHING = "node -e ''";
const PROGRAM = 'node dist/main.js';

let database: string;
let cookie: string;

beforeAll(async () => {
  database = await madeDatabase('start', 'demo-data');
  cookie = await inNewProcess<string>('log-in.ts', `sqlite:${database}`);
}, PATIENCE_MS);
afterAll(() => removeDatabase(database));

test.each<[string, Environment]>([
  ["with this machine's variables", { ...process.env, NODE_ENV: undefined, JEST_WORKER_ID: undefined }],
  ['with no variable but PATH', { PATH: process.env.PATH }],
])(
  'the first annex %s',
  async (title, environment) => {
    strictEqual((await firstAnnex(database, cookie, environment)).result, 200);
    const sides = [
      { name: NOTHING, turn: () => nothing(environment) },
      { name: PROGRAM, turn: () => firstAnnex(database, cookie, environment) },
    ];
    const bounds = [{ of: PROGRAM, against: NOTHING, atMost: 20 }];
    print(`Start to the first annex, ${title}`, await takeTurns(sides), bounds);
  },
  PATIENCE_MS,
);
