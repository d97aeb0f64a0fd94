/** A queue as it never was: so many reports on the sample's lines, waiting. Written as plain rows, for their number. */
import type { EntityManager } from 'typeorm';

const SOME = 500;
const CONTENT = JSON.stringify({
  ...{ noProgress: false, reason: '' },
  activities: [{ key: 'a', startsOn: '2019-11-18', title: 'Operativo de fiscalización en Ucayali', contributions: [] }],
});

/** Adds requests to all institutions, and reports of them on all lines until there are so many. */
export async function addManySubmissions(manager: EntityManager, count: number): Promise<void> {
  const ids = async (sql: string): Promise<number[]> =>
    (await manager.query<{ id: number }[]>(sql)).map(({ id }) => id);
  const [plan = 0] = await ids('select id from plan order by id');
  const [commission = 0] = await ids(`select commission_id as id from plan where id = ${plan}`);
  const lines = await ids(`select id from plan_element where level = 'line' and plan_id = ${plan}`);
  const institutions = await ids('select id from institution');
  const requests = await addRequests(
    manager,
    Math.ceil(count / (lines.length * institutions.length)),
    commission,
    plan,
  );
  const places = requests.flatMap((request) => institutions.map((institution) => [request, institution] as const));
  const blank = Array.from({ length: 7 }, () => 'null').join(', ');
  await insert(
    manager,
    'requested_institution (commission_id, request_id, institution_id, extended_to, delivered_at, received_on, receipt, row_version)',
    places.map(([request, institution]) => `(${commission}, ${request}, ${institution}, null, null, null, null, 1)`),
  );
  const sent = places.flatMap(([request, institution]) => lines.map((line) => [request, institution, line] as const));
  await insert(
    manager,
    `line_submission (commission_id, request_id, institution_id, element_id, attempt, content, no_progress, submitted_by,
      submitted_at, receipt_code, review, letter_number, letter_date, on_behalf_of, reviewed_by, reviewed_at,
      review_note, once_key, row_version)`,
    sent.slice(0, count).map(([request, institution, line], index) => {
      const told = `1, '${CONTENT}', false, 'oficial@sunafil.example', ${Date.UTC(2020, 0, 10) + index}, 'R${request}-${index}'`;
      return `(${commission}, ${request}, ${institution}, ${line}, ${told}, 'waiting', ${blank}, 1)`;
    }),
  );
}

async function addRequests(manager: EntityManager, count: number, commission: number, plan: number): Promise<number[]> {
  const [{ last } = { last: 0 }] = await manager.query<{ last: number | null }[]>(
    'select max(id) as last from information_request',
  );
  const number = (index: number): string => `${Number(last) + 900 + index}-2020-MTPE/2`;
  const numbers = Array.from({ length: count }, (_, index) => number(index));
  await insert(
    manager,
    `information_request (commission_id, plan_id, number, subject, message, starts_on, ends_on, cutoff, requested_on,
      due_on, sent_by, sent_at, closed_at, closed_by, once_key, row_version)`,
    numbers.map((each, index) => {
      const days = `'2019-01-01', '2019-12-31', '2019-12-31', '2020-01-02', '2020-02-${String((index % 28) + 1).padStart(2, '0')}'`;
      return `(${commission}, ${plan}, '${each}', 'Ejecución', 'Remita.', ${days}, 'secretaria@cnlctf.example', ${Date.UTC(2020, 0, 2)}, null, null, null, 1)`;
    }),
  );
  const quoted = numbers.map((each) => `'${each}'`).join(', ');
  const found = await manager.query<{ id: number }[]>(
    `select id from information_request where number in (${quoted}) order by id`,
  );
  return found.map(({ id }) => id);
}

async function insert(manager: EntityManager, into: string, rows: readonly string[]): Promise<void> {
  for (let start = 0; start < rows.length; start += SOME)
    await manager.query(`insert into ${into} values ${rows.slice(start, start + SOME).join(', ')}`);
}
