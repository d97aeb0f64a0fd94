import { Transactions } from '../../src/database/transactions';
import type { Deed } from '../../src/domain/actor';
import { type Instant, limaMinute } from '../../src/domain/dates';
import { MailLogService } from '../../src/notifications/mail-log.service';
import { RequestNotices } from '../../src/requests/request-notices.service';
import { RequestsRepository } from '../../src/requests/requests.repository';
import { RequestsService } from '../../src/requests/requests.service';
import { Jobs } from '../../src/work/jobs';
import { CAST } from '../support/cast';
import { describeOnBothDatabases } from '../support/databases';
import { DEED_AT } from '../support/deeds';
import { ReportSite } from '../support/report-site';

jest.setTimeout(120_000);

/** Nine in the morning in Lima. */
const at = (day: string): Instant => Date.parse(`${day}T14:00:00Z`);
const by = (day: string): Deed => ({
  actor: { accountId: null, name: CAST.secretary.email, channel: 'page' },
  at: at(day),
});

// The requests are of 15/01/2020, a Wednesday, and due on Friday 31/01/2020.
describeOnBothDatabases('what is told about requests', (database) => {
  let site: ReportSite;
  beforeAll(async () => {
    site = await ReportSite.open(database.url);
    await site.as('officer');
    await site.as('other officer');
  }, 120_000);
  afterAll(() => site?.app.close());

  const notices = () => site.app.get(RequestNotices, { strict: false });
  const service = () => site.app.get(RequestsService);
  /** Kinds told to SUNAFIL's officer about a request, the oldest first. */
  const told = async (number: string, person: string = CAST.officer.email): Promise<string[]> => {
    const log = site.app.get(MailLogService, { strict: false });
    const lines = await log.ofCommission(site.request.commissionId, DEED_AT, at('2020-12-31'));
    const own = lines.filter(({ about, recipient }) => about?.includes(number) && recipient === person);
    return own.map(({ kind }) => kind).reverse();
  };
  const current = async (id: number) => {
    const found = await site.app.get(RequestsRepository, { strict: false }).ofId(id, 'every');
    if (found === null) throw new Error(`No request ${id}`);
    return found;
  };

  test('each day of the calendar is told once, to every person of each institution, and overdue once a week', async () => {
    await site.askAgain('030-2020-MTPE/2');
    expect(await told('030-2020')).toEqual(['requested']);
    expect(await told('030-2020', CAST['other officer'].email)).toEqual(['requested']);
    expect(await told('030-2020', CAST.secretary.email)).toEqual([]);
    for (const day of ['2020-01-20', '2020-01-24', '2020-01-24', '2020-01-28', '2020-01-30', '2020-01-31'])
      await notices().tellAll(by(day));
    expect(await told('030-2020')).toEqual(['requested', 'due-7', 'due-3', 'due-1', 'due-today']);
    for (const day of ['2020-02-01', '2020-02-03', '2020-02-05', '2020-02-10']) await notices().tellAll(by(day));
    expect((await told('030-2020')).slice(5)).toEqual(['overdue', 'overdue']);
  });

  test('an extension of one institution moves its days and nobody else’s', async () => {
    const request = await site.askAgain('031-2020-MTPE/2');
    const sunafil = site.at.directory.idOf('SUNAFIL') ?? 0;
    await service().extend(request, sunafil, { to: '2020-02-14', reason: 'Feriado.' }, by('2020-01-16'));
    await notices().tellAll(by('2020-01-31'));
    await notices().tellAll(by('2020-02-13'));
    expect(await told('031-2020')).toEqual(['requested', 'due-1']);
    expect(await told('031-2020', CAST['other officer'].email)).toEqual(['requested', 'due-today', 'overdue']);
  });

  test('a reminder is told at once, and once a day', async () => {
    const request = await site.askAgain('032-2020-MTPE/2');
    const people = await notices().remind(request, by('2020-01-20'));
    await notices().remind(request, by('2020-01-20'));
    expect(people).toBe(2);
    expect(await told('032-2020')).toEqual(['requested', 'due-7']);
    await notices().remind(request, by('2020-02-20'));
    expect(await told('032-2020')).toEqual(['requested', 'due-7', 'overdue']);
  });

  test('a closed request tells nothing more, and what waited is taken back; opened it goes on', async () => {
    const request = await site.askAgain('033-2020-MTPE/2');
    await service().close(request, by('2020-01-15'));
    expect(await told('033-2020')).toEqual([]);
    await notices().tellAll(by('2020-01-28'));
    expect(await told('033-2020')).toEqual([]);
    await service().reopen(await current(request.id), by('2020-01-29'));
    await notices().tellAll(by('2020-01-30'));
    expect(await told('033-2020')).toEqual(['due-1']);
  });

  test('the standing job tells what the day of its run has to tell, and comes back the next morning', async () => {
    const request = await site.askAgain('034-2020-MTPE/2');
    const job = site.app.get(Jobs, { strict: false }).kinds().get('requests.notices');
    const again = await job?.handler({
      ...{ key: 'requests.notices', payload: null, attempt: 1, at: at('2020-01-28') },
      signal: new AbortController().signal,
    });
    expect(await told('034-2020')).toEqual(['requested', 'due-3']);
    expect(limaMinute(again ?? 0)).toEqual({ date: '2020-01-29', time: '06:30' });
    await site.app.get(Transactions).within(() => service().close(request, by('2020-01-29')));
  });
});
