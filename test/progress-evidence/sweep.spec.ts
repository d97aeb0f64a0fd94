import { readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Client } from 'pg';
import { FileSweepService } from '../../src/documents/file-sweep.service';
import { Storage } from '../../src/files/storage';
import { EvidenceService } from '../../src/progress/evidence.service';
import { WaitingEvidenceService } from '../../src/progress/evidence-waiting.service';
import { Jobs } from '../../src/work/jobs';
import { describeOnBothDatabases, migratedDatabase, urlOf } from '../support/databases';
import { deedBy } from '../support/deeds';
import { PDF, PNG } from '../support/evidence-files';
import { EvidenceSite } from '../support/evidence-site';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const KEPT_AT = Date.UTC(2026, 0, 5, 13);
const BY = deedBy('ana@mtpe.example', KEPT_AT);

describeOnBothDatabases('the sweep of files', (database) => {
  let site: EvidenceSite;
  let draft: { commissionId: number; institutionId: number; draft: string };
  beforeEach(async () => {
    site = await EvidenceSite.open(urlOf(await migratedDatabase(database.kind)));
    const [activity] = await site.activities();
    if (!activity) throw new Error('The sample has no activities.');
    draft = { commissionId: activity.commissionId, institutionId: activity.institutionId, draft: 'linea-1' };
    const place = { commissionId: activity.commissionId, activityId: activity.id };
    await site.app.get(EvidenceService).add(place, await site.sent('acta.pdf', PDF), BY);
    age();
  });
  afterEach(() => site.app.close());

  const sweep = (now: number) => site.app.get(FileSweepService).sweep(now);
  const orphan = (content: string) => site.app.get(Storage).put(Readable.from([Buffer.from(content)]), 1000);

  function paths(): string[] {
    const names = readdirSync(site.folder, { recursive: true, encoding: 'utf8' });
    return names.map((name) => join(site.folder, name)).filter((path) => statSync(path).isFile());
  }

  /** All files came at the moment at which their rows say so. */
  function age(): void {
    for (const path of paths()) utimesSync(path, KEPT_AT / 1000, KEPT_AT / 1000);
  }

  const has = async (...hashes: string[]) => Promise.all(hashes.map((each) => site.app.get(Storage).has(each)));

  test('takes what no row names once it is a day old', async () => {
    const { sha256 } = await orphan('nadie me nombra');
    age();
    expect(await sweep(KEPT_AT + DAY_MS - HOUR_MS)).toMatchObject({ rows: 0, files: 0 });
    expect(await has(sha256)).toEqual([true]);
    expect(await sweep(KEPT_AT + DAY_MS + HOUR_MS)).toMatchObject({ rows: 0, files: 1 });
    expect(await has(sha256)).toEqual([false]);
    expect(paths()).toHaveLength(2);
  });

  test('takes what was thrown away with a draft, and leaves what something else names', async () => {
    const waiting = site.app.get(WaitingEvidenceService);
    const kept = [...(await site.sent('a.png', PNG)), ...(await site.sent('acta.pdf', PDF))];
    await waiting.add(draft, kept, BY);
    age();
    const later = KEPT_AT + 2 * DAY_MS;
    expect(await sweep(later)).toMatchObject({ rows: 0, files: 0 });
    await waiting.drop(draft, 'all', BY);
    expect(await sweep(later)).toMatchObject({ rows: 1, files: 1 });
    expect(await has(...kept.map(({ sha256 }) => sha256))).toEqual([false, true]);
  });

  test('takes nothing from the files of another database', async () => {
    const { sha256 } = await orphan('de otra base');
    const other = await EvidenceSite.open(urlOf(await migratedDatabase(database.kind)), site.folder);
    try {
      const sweepOther = () => other.app.get(FileSweepService).sweep(KEPT_AT + 9 * DAY_MS);
      age();
      expect(await sweepOther()).toEqual({ rows: 0, files: 0, leftovers: 0 });
      await other.sent('otra.png', PNG);
      age();
      expect(await sweepOther()).toEqual({ rows: 0, files: 0, leftovers: 0 });
      expect(await has(sha256)).toEqual([true]);
    } finally {
      await other.app.close();
    }
  });

  test('is a job of every night at three in Lima', async () => {
    const { handler } = site.app.get(Jobs).kinds().get('file-sweep') ?? {};
    const asked = { key: 'file-sweep', payload: null, attempt: 1, signal: new AbortController().signal };
    const next = (at: string) => handler?.({ ...asked, at: Date.parse(at) });
    expect(await next('2026-01-05T07:59:59Z')).toBe(Date.parse('2026-01-05T08:00:00Z'));
    expect(await next('2026-01-05T08:00:00Z')).toBe(Date.parse('2026-01-06T08:00:00Z'));
    expect(await next('2026-01-06T02:00:00Z')).toBe(Date.parse('2026-01-06T08:00:00Z'));
  });

  if (database.kind === 'postgres') {
    test('waits for a transaction that has been open for long', async () => {
      const { sha256 } = await orphan('alguien está por nombrarme');
      const client = new Client({ connectionString: site.databaseUrl });
      await client.connect();
      await client.query('begin');
      const later = Date.now() + 30 * DAY_MS;
      expect(await sweep(later)).toMatchObject({ files: 0 });
      expect(await has(sha256)).toEqual([true]);
      await client.query('commit');
      await client.end();
      expect(await sweep(later)).toMatchObject({ files: 1 });
      expect(await has(sha256)).toEqual([false]);
    });
  }
});
