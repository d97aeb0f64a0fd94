/**
 * In a process of its own: 2,000 validated activities more for one indicator of the sample, the same every time.
 * `observations-rows.ts DATABASE LINE`
 */
import Database from 'better-sqlite3';
import { handOver } from './turn';

const [path = '', line = ''] = process.argv.slice(3);

const ACTIVITIES = 2_000;
const REGIONS = ['04', '08', '15', '25', null];
const AT = Date.UTC(2020, 0, 15);

const connection = new Database(path);
const { id: indicator } = connection
  .prepare('select i.id from indicator i join plan_element e on e.id = i.element_id where e.code = ? and i.number = 1')
  .get(line) as { id: number };
const activity = connection.prepare(
  `insert into activity (commission_id, key, title, starts_on, ended_on, region_code, institution_id, reported_by,
    reported_at, validated_by, validated_at, validation_note, row_version)
  values (1, ?, ?, ?, ?, ?, 1, 'carga', ${AT}, 'secretaria', ${AT}, null, 1)`,
);
const contribution = connection.prepare(
  `insert into contribution (commission_id, activity_id, position, indicator_id, institution_id, ended_on, region_code,
    validated_at, counted, count_choice, count_reason, quantity, row_version)
  values (1, ?, 0, ${indicator}, 1, ?, ?, ${AT}, ?, ?, ?, ?, 1)`,
);
const cited = connection.prepare(
  'insert into cited_document (commission_id, activity_id, position, citation) values (1, ?, 0, ?)',
);
connection.transaction(() => {
  for (let number = 1; number <= ACTIVITIES; number += 1) {
    const day = new Date(Date.UTC(2019, 0, 1 + (number % 360))).toISOString().slice(0, 10);
    const region = REGIONS[number % REGIONS.length] ?? null;
    const title = `Taller N° ${number} sobre trabajo forzoso con estudiantes de educación superior`;
    const id = activity.run(`taller-${number}`, title, day, day, region).lastInsertRowid;
    const excluded = number % 40 === 0;
    const counted = Number(!excluded && day >= '2019-09-18');
    const choice = excluded ? ['no', 'Informado por otra institución'] : [null, null];
    contribution.run(id, day, region, counted, ...choice, (number % 60) * 10_000);
    if (number % 4 > 0) cited.run(id, `Informe N° ${number}-2019`);
  }
})();
connection.close();
void handOver('filled');
