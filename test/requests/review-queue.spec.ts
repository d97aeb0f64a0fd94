import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DatabaseConnections } from '../../src/database/connections';
import { Transactions } from '../../src/database/transactions';
import type { Person } from '../../src/domain/permissions';
import type { QueueFilter } from '../../src/requests/review-queue';
import { ReviewQueueService } from '../../src/requests/review-queue.service';
import { unaudited } from '../support/audit-watch';
import { describeOnBothDatabases } from '../support/databases';
import { addManySubmissions } from '../support/many-submissions';
import { ReviewSite } from '../support/review-site';

const TODAY = '2020-01-20';
const NO_FILTER = { requestId: null, institutionId: null };

describeOnBothDatabases('a long queue of reports', (database) => {
  let site: ReviewSite;
  let app: NestFastifyApplication;
  let secretary: Person;

  beforeAll(async () => {
    site = await ReviewSite.open(database.url);
    app = site.app;
    const { commissionId } = site.at.plan;
    const membership = { commissionId, role: 'secretariat', institutionId: null, presides: false } as const;
    secretary = { accountId: 1, email: 'sara@cnlctf.example', name: 'Sara', memberships: [membership] };
  }, 60_000);
  afterAll(() => app.close());

  const page = (number: number, filter: QueueFilter = NO_FILTER) =>
    app.get(ReviewQueueService, { strict: false }).page(secretary, { filter, page: number }, TODAY);
  const fill = (count: number) => unaudited(app.get(Transactions), (manager) => addManySubmissions(manager, count));

  /** How many questions the work asks the database. */
  const questionsOf = async (work: () => Promise<unknown>): Promise<number> => {
    const { reading } = app.get(DatabaseConnections);
    const counted = jest.spyOn(reading.logger, 'logQuery');
    await work();
    const { length } = counted.mock.calls;
    counted.mockRestore();
    return length;
  };

  test('every report stands on one page, the nearest deadline first, by as many questions as a short one', async () => {
    expect((await page(1)).rows).toEqual([]);
    await fill(260);
    const short = await questionsOf(() => page(6));
    const full = await questionsOf(() => page(1));
    expect(short).toBeGreaterThan(5);
    expect(full).toBe(short);
    const first = await page(1);
    expect([first.waiting, first.pages, first.rows.length]).toEqual([260, 6, 50]);
    const seen = new Set<number>();
    const deadlines: string[] = [];
    for (let number = 1; number <= first.pages; number += 1) {
      for (const { submission, deadline } of (await page(number)).rows) {
        seen.add(submission.id);
        deadlines.push(deadline);
      }
    }
    expect(seen.size).toBe(260);
    expect(deadlines).toEqual([...deadlines].sort());
    await expect(page(7)).rejects.toThrow('La cola tiene menos páginas');
  });

  test('is narrowed by request and institution', async () => {
    const { requests, institutions, rows } = await page(1);
    const { requestId, institutionId } = rows[0]?.submission ?? { requestId: 0, institutionId: 0 };
    expect(requests.map(({ id }) => id)).toContain(requestId);
    expect(institutions.map(({ id }) => id)).toContain(institutionId);
    const narrowed = await page(1, { requestId, institutionId });
    expect(narrowed.waiting).toBeGreaterThan(0);
    expect(narrowed.waiting).toBeLessThan(260);
    const others = narrowed.rows.filter(({ submission }) => submission.institutionId !== institutionId);
    expect(others).toEqual([]);
  });
});
