/** In a process of its own: a turn of the hand-written statements. `plain-side.ts DATABASE_URL CUTOFF` */
import Database from 'better-sqlite3';
import { Client } from 'pg';
import type * as Measures from '../../../src/domain/measure';
import type * as MeasureTexts from '../../../src/domain/measure-text';
import { built } from './built';
import { detailOf, INDICATORS, keyOf, measureOf, TARGET } from './million-rows';
import { plainStatements, type PlainSum } from './plain-sql';
import { handOver, measured } from './turn';

const [url = '', cutoff = ''] = process.argv.slice(3);

void (url.startsWith('sqlite:') ? onSqlite(url.slice('sqlite:'.length)) : onPostgres()).then(handOver);

async function onSqlite(path: string) {
  const database = new Database(path, { readonly: true });
  const statements = plainStatements();
  return answer(() =>
    Promise.resolve(
      statements.flatMap((sql) => {
        const statement = database.prepare(sql);
        return statement.all(Array(parametersOf(sql)).fill(cutoff)) as PlainSum[];
      }),
    ),
  );
}

async function onPostgres() {
  const client = new Client({ connectionString: url });
  await client.connect();
  const statements = plainStatements().map((sql) => sql.replaceAll('?', '$1'));
  const turn = await answer(async () => {
    const sums: PlainSum[] = [];
    for (const sql of statements) sums.push(...(await client.query<PlainSum>(sql, [cutoff])).rows);
    return sums;
  });
  await client.end();
  return turn;
}

/** The executed value of each indicator, as the annex has it; made of the sums outside of the time taken. */
async function answer(sums: () => Promise<PlainSum[]>) {
  const turn = await measured(sums);
  const byId = new Map((turn.result as PlainSum[]).map((sum) => [sum.id, sum]));
  const ids = Array.from({ length: INDICATORS }, (_, index) => index + 1);
  return { ...turn, result: ids.map((id) => `${keyOf(id)} ${executedOf(id, byId.get(id))}`).sort() };
}

function executedOf(id: number, sum: PlainSum | undefined): string {
  const { executedValue } = built<typeof Measures>('domain/measure');
  const { storedMeasureRule } = built<typeof MeasureTexts>('domain/measure-text');
  const whole = (value: PlainSum['total'] | undefined) => BigInt(value ?? 0);
  const tally = { counted: Number(sum?.counted ?? 0), total: whole(sum?.total), base: whole(sum?.base) };
  const value = executedValue(storedMeasureRule(measureOf(id), detailOf(id)), TARGET, tally);
  return value === null || value === 'not-applicable' ? String(value) : `${value.numerator}/${value.denominator}`;
}

function parametersOf(sql: string): number {
  return sql.split('?').length - 1;
}
