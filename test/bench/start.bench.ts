/** From starting the program on an existing database to its first annex, against starting Node for nothing. */
import { strictEqual } from 'node:assert';
import { madeDatabase, removeDatabase } from './support/own-database';
import { print } from './support/report';
import { firstAnnex, nothing } from './support/starting';
import { takeTurns } from './support/taking-turns';

const PATIENCE_MS = 1_800_000;
const NOTHING = "node -e ''";
const PROGRAM = 'node dist/main.js';

let database: string;

beforeAll(async () => {
  database = await madeDatabase('start', 'demo-data');
}, PATIENCE_MS);
afterAll(() => removeDatabase(database));

test(
  'the first annex',
  async () => {
    strictEqual((await firstAnnex(database)).result, 200);
    const sides = [
      { name: NOTHING, turn: nothing },
      { name: PROGRAM, turn: () => firstAnnex(database) },
    ];
    print('Start to the first annex', await takeTurns(sides), [{ of: PROGRAM, against: NOTHING, atMost: 20 }]);
  },
  PATIENCE_MS,
);
