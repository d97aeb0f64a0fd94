import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { MembershipsService } from '../../src/access/memberships.service';
import { SampleAccounts } from '../../src/access/sample-accounts.service';
import type { Membership, Person } from '../../src/domain/permissions';
import type { LineSubmission } from '../../src/requests/line-submission.entity';
import { ReviewsService } from '../../src/requests/reviews.service';
import { CAST, type Member } from '../support/cast';
import { describeOnBothDatabases } from '../support/databases';
import { deedBy, LOADED } from '../support/deeds';
import { RAID, reportOf, ReviewSite } from '../support/review-site';

describeOnBothDatabases('who reviews a report', (database) => {
  let site: ReviewSite;
  let app: NestFastifyApplication;
  let reviews: ReviewsService;

  beforeAll(async () => {
    site = await ReviewSite.open(database.url);
    app = site.app;
    reviews = app.get(ReviewsService, { strict: false });
    await joinIn('officer');
  }, 60_000);
  afterAll(() => app.close());

  const roleOf = (member: Member): Membership => ({
    commissionId: site.at.plan.commissionId,
    role: CAST[member].role ?? 'consultation',
    institutionId: member === 'officer' ? site.at.directory.idOf('SUNAFIL') : null,
    presides: member === 'president',
  });
  const personOf = (member: Member): Person => {
    const { email, name } = CAST[member];
    return { accountId: 1, email, name, memberships: [roleOf(member)] };
  };
  const joinIn = async (member: Member): Promise<void> => {
    const { email, name } = CAST[member];
    const [made] = await app.get(SampleAccounts, { strict: false }).of([{ email, name }], LOADED);
    if (!made) throw new Error(`No account for ${member}`);
    await app.get(MembershipsService, { strict: false }).grant(made.account, roleOf(member), LOADED);
  };
  const validate = (member: Member, { commissionId, id, rowVersion }: LineSubmission): Promise<void> =>
    reviews.validate({ commissionId, id, rowVersion }, null, personOf(member), deedBy(CAST[member].email));
  const observe = (member: Member, { commissionId, id, rowVersion }: LineSubmission, at: number): Promise<void> =>
    reviews.observe(
      { commissionId, id, rowVersion },
      [{ field: '', comment: 'Falta el acta.' }],
      personOf(member),
      deedBy(CAST[member].email, at),
    );
  const noticesOf = async (): Promise<{ kind: string; person: string }[]> =>
    database.connections.reading.query('select kind, person from notice order by id');

  test('the president, only where the secretariat is one person', async () => {
    const request = await site.askAgain('020-2020-MTPE/2', '2020-03-01');
    const sent = await site.send('officer', reportOf({ ...RAID, key: 'presidencia' }), { request });
    await joinIn('secretary');
    const other = await site.askAgain('024-2020-MTPE/2', '2020-03-01');
    await validate('president', await site.send('officer', reportOf({ ...RAID, key: 'sola' }), { request: other }));
    await joinIn('second secretary');
    await expect(validate('president', sent)).rejects.toThrow('La presidencia valida solo donde la secretaría tiene');
  });

  test('of two who validate it in the same moment one', async () => {
    const sent = await site.send('officer', reportOf(RAID));
    const outcomes = await Promise.allSettled([validate('secretary', sent), validate('second secretary', sent)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = outcomes.find((each) => each.status === 'rejected');
    expect(String(refused?.reason)).toContain('lo revisó el');
  });

  test('the people of the institution are told, once each', async () => {
    const request = await site.askAgain('021-2020-MTPE/2', '2020-03-01');
    const before = (await noticesOf()).length;
    const sent = await site.send('officer', reportOf({ ...RAID, key: 'aviso' }), { request });
    await observe('secretary', sent, Date.now());
    expect((await noticesOf()).slice(before)).toEqual([{ kind: 'observed', person: CAST.officer.email }]);
  });

  test('a validation that is taken back before it was told is not told', async () => {
    const request = await site.askAgain('022-2020-MTPE/2', '2020-03-01');
    const sent = await site.send('officer', reportOf({ ...RAID, key: 'retiro' }), { request });
    const { commissionId, id } = sent;
    const before = (await noticesOf()).length;
    await validate('secretary', sent);
    expect((await noticesOf()).slice(before)).toEqual([{ kind: 'validated', person: CAST.officer.email }]);
    const by = deedBy(CAST['second secretary'].email);
    await reviews.withdraw({ commissionId, id, rowVersion: null }, 'Se anuló.', personOf('second secretary'), by);
    expect((await noticesOf()).length).toBe(before);
  });

  test('nobody who reports', async () => {
    const request = await site.askAgain('023-2020-MTPE/2', '2020-03-01');
    const sent = await site.send('secretary', reportOf({ ...RAID, key: 'propio' }), { request });
    await expect(validate('secretary', sent)).rejects.toThrow('Quien reporta no valida');
    await expect(validate('officer', sent)).rejects.toThrow('no tiene permiso');
    await expect(validate('second secretary', sent)).resolves.toBeUndefined();
  });
});
