import { AccountsService } from '../../src/access/accounts.service';
import { MembershipsService } from '../../src/access/memberships.service';
import { keyOf } from '../../src/domain/task-lines';
import type { InformationRequest } from '../../src/requests/information-request.entity';
import type { LineSubmission } from '../../src/requests/line-submission.entity';
import { RequestsService } from '../../src/requests/requests.service';
import { ReviewsService } from '../../src/requests/reviews.service';
import { CAST, logIn } from '../support/cast';
import { describeOnBothDatabases } from '../support/databases';
import { deedBy } from '../support/deeds';
import type { Visit } from '../support/forms';
import { RAID, reportOf, ReviewSite } from '../support/review-site';

jest.setTimeout(120_000);

const TERMS = {
  ...{ subject: 'Ejecución', message: 'Remitan.', startsOn: '2019-01-01', endsOn: '2019-12-31' },
  ...{ cutoff: '2019-12-31', dueOn: '2020-01-31', questions: [], onceKey: null },
};

// What is asked is asked on 15/01/2020 and due on 31/01/2020; the annex is of the last day of 2019.
describeOnBothDatabases('the annex and what was requested', (database) => {
  let site: ReviewSite;
  let visit: Visit;
  beforeAll(async () => {
    site = await ReviewSite.open(database.url);
    for (const member of ['officer', 'secretary', 'second secretary'] as const) await logIn(site.app, member);
    visit = await logIn(site.app, 'administrator');
  }, 120_000);
  afterAll(() => site?.app.close());

  /** The light of an indicator in words, with what stands behind it. */
  const said = async (key: string, cutoff = '2019-12-31'): Promise<string> => {
    const { body } = await visit.get(`/planes/POA-2019/anexo-1.html?corte=${cutoff}`);
    const name = site.at.content.indicators.find((each) => keyOf(each) === key)?.name ?? key;
    const row = body.slice(body.indexOf(name));
    const [light = ''] = /<p class="light [^]*?<\/p>/.exec(row) ?? [];
    return light.replace(/<[^>]+>/g, '').trim();
  };
  const ask = (line: string, number: string, acronyms: readonly string[]): Promise<InformationRequest> => {
    const indicatorIds = site.at.indicators.filter(({ key }) => key.startsWith(`${line}-`)).map(({ id }) => id);
    const institutionIds = acronyms.map((acronym) => site.at.directory.idOf(acronym) ?? 0);
    const wanted = { ...TERMS, number, institutionIds, indicatorIds };
    return site.app.get(RequestsService).send(site.at, wanted, deedBy(CAST.secretary.email));
  };
  const reviewed = async (act: 'validate' | 'withdraw', { commissionId, id }: LineSubmission): Promise<void> => {
    const { email, name } = CAST.secretary;
    const { id: accountId = 0 } = (await site.app.get(AccountsService, { strict: false }).ofEmail(email)) ?? {};
    const memberships = await site.app.get(MembershipsService, { strict: false }).ofAccount(accountId);
    const person = { accountId, email, name, memberships };
    const of = { commissionId, id, rowVersion: null };
    await site.app.get(ReviewsService)[act](of, 'Conforme.', person, deedBy(email));
  };

  test('an annex that was made before is made anew when something is requested, and when more time is given', async () => {
    const indicators = site.at.content.indicators;
    const unasked = indicators.find(
      ({ element, name, participation }) =>
        element.startsWith('LA ') &&
        element !== 'LA 1.4.4' &&
        participation.some(({ institution }) => institution === 'MTPE') &&
        indicators.filter((each) => each.name.includes(name)).length === 1,
    );
    const key = unasked ? keyOf(unasked) : '';
    expect(await said(key)).toBe('? Sin información: no requerida');
    const request = await ask(unasked?.element ?? '', '040-2020-MTPE/2', ['MTPE']);
    const asked = '? Sin información: requerida el 15/01/2020, sin respuesta de MTPE';
    expect(await said(key)).toBe(`${asked} (vence el 31/01/2020)`);
    expect(await said(key, '2020-02-05')).toBe(`${asked} (venció el 31/01/2020)`);
    const mtpe = site.at.directory.idOf('MTPE') ?? 0;
    const more = { to: '2020-02-10', reason: 'Cambio de titular.' };
    await site.app.get(RequestsService).extend(request, mtpe, more, deedBy(CAST.secretary.email));
    expect(await said(key, '2020-02-05')).toBe(`${asked} (vence el 10/02/2020)`);
  });

  test('an annex of a day before anything was requested, about earlier figures, does not know of it', async () => {
    expect(await said('LA 1.4.4-1', '2019-11-30')).toBe('? Sin información: no requerida');
  });

  test('an answer is in review, then a figure, and without information again when its validation is taken back', async () => {
    const key = 'LA 1.4.4-1';
    expect(await said(key)).toContain('requerida el 15/01/2020, sin respuesta de SUNAFIL (vence el 31/01/2020)');
    const submission = await site.send('officer', reportOf(RAID));
    expect(await said(key)).toBe('? Sin información: en revisión');
    await reviewed('validate', submission);
    expect(await said(key)).not.toContain('Sin información');
    await reviewed('withdraw', submission);
    expect(await said(key)).toBe('? Sin información: en revisión');
    await reviewed('validate', submission);
  });

  test('where not all have answered it says how many did', async () => {
    expect(await said('LA 1.4.4-1')).not.toContain('informaron');
    await ask('LA 1.4.4', '041-2020-MTPE/2', ['SUNAFIL', 'MTPE']);
    expect(await said('LA 1.4.4-1')).toMatch(/: informaron 1 de 2$/);
  });
});
