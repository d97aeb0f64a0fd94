import { randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { LOGIN_COOKIE } from '../../src/access/login-cookie';
import { AuditEntry } from '../../src/audit/audit-entry.entity';
import { EvidenceService } from '../../src/progress/evidence.service';
import { type Member, logIn } from '../support/cast';
import { describeOnBothDatabases } from '../support/databases';
import { deedBy } from '../support/deeds';
import { PDF } from '../support/evidence-files';
import { EvidenceSite } from '../support/evidence-site';
import type { Visit } from '../support/forms';

// Padded inside, so that it is larger than what fits into the buffers of a connection.
const LARGE = Buffer.concat([
  PDF.subarray(0, 9),
  Buffer.from(`%${randomBytes(4 * 1024 * 1024).toString('hex')}\n`),
  PDF.subarray(9),
]);

describeOnBothDatabases('downloads of evidence', (database) => {
  let site: EvidenceSite;
  let path: string;
  const visits = new Map<Member, Visit>();
  beforeAll(async () => {
    site = await EvidenceSite.open(database.url);
    const [, , , activity] = await site.activities();
    if (!activity) throw new Error('The sample has fewer activities.');
    const { id: activityId, commissionId } = activity;
    const kept = await site.sent('Lista de niñas (“Ucayali”).pdf', LARGE);
    const [added] = await site.app
      .get(EvidenceService)
      .add({ commissionId, activityId }, kept, deedBy('ana@x.example'));
    path = `/evidencias/${added?.id}`;
    const cast: Member[] = ['officer', 'other officer', 'secretary', 'foreign secretary', 'observer', 'administrator'];
    for (const member of cast) visits.set(member, await logIn(site.app, member));
  });
  afterAll(() => site.app.close());

  const get = async (member: Member, headers: Record<string, string> = {}, url = path) => {
    const visit = visits.get(member);
    if (!visit) throw new Error(`${member} has not logged in.`);
    return visit.get(url, headers);
  };
  const reads = () => database.connections.reading.manager.countBy(AuditEntry, { action: 'evidence.read' });

  test('are saved under their name, never shown and never kept by caches', async () => {
    const before = await reads();
    const answer = await get('officer');
    expect(answer.statusCode).toBe(200);
    expect(answer.rawPayload.equals(LARGE)).toBe(true);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(LARGE.length),
      'content-disposition': `attachment; filename="Lista de ninas (_Ucayali_).pdf"; filename*=UTF-8''Lista%20de%20ni%C3%B1as%20%28%E2%80%9CUcayali%E2%80%9D%29.pdf`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
    });
    expect(await reads()).toBe(before + 1);
    expect((await get('secretary')).statusCode).toBe(200);
  });

  test.each<[Member, number]>([
    ['other officer', 404],
    ['foreign secretary', 404],
    ['observer', 403],
    ['administrator', 403],
  ])('are not for the %s', async (member, status) => {
    const before = await reads();
    const answer = await get(member);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-disposition']).toBeUndefined();
    expect(answer.body).not.toContain('Ucayali');
    expect(await reads()).toBe(before);
  });

  test('are for nobody who has not logged in', async () => {
    const answer = await site.app.inject({ url: path });
    expect([answer.statusCode, answer.headers.location]).toEqual([303, `/ingresar?volver=${encodeURIComponent(path)}`]);
  });

  test.each(['/evidencias/0', '/evidencias/999999', '/evidencias/1e3', '/evidencias/12345678901234567890'])(
    '%s is nowhere',
    async (url) => {
      expect((await get('secretary', {}, url)).statusCode).toBe(404);
    },
  );

  const size = LARGE.length;
  test.each<[string, number, string | undefined, [number, number]]>([
    ['bytes=0-9', 206, `bytes 0-9/${size}`, [0, 10]],
    ['bytes=5-5', 206, `bytes 5-5/${size}`, [5, 6]],
    [`bytes=${size - 3}-`, 206, `bytes ${size - 3}-${size - 1}/${size}`, [size - 3, size]],
    [`bytes=10-${size + 50}`, 206, `bytes 10-${size - 1}/${size}`, [10, size]],
    ['bytes=-4', 206, `bytes ${size - 4}-${size - 1}/${size}`, [size - 4, size]],
    [`bytes=${size}-`, 416, `bytes */${size}`, [0, 0]],
    ['bytes=-0', 416, `bytes */${size}`, [0, 0]],
    ['bytes=9-5', 200, undefined, [0, size]],
    ['bytes=0-1,4-5', 200, undefined, [0, size]],
    ['lines=1-2', 200, undefined, [0, size]],
  ])('answer the range %s with %d', async (range, status, told, [from, to]) => {
    const answer = await get('officer', { range });
    expect([answer.statusCode, answer.headers['content-range']]).toEqual([status, told]);
    expect(answer.rawPayload.equals(LARGE.subarray(from, to))).toBe(true);
  });

  test('tell their size before they are asked for', async () => {
    const before = await reads();
    const cookies = { [LOGIN_COOKIE]: visits.get('officer')?.cookie(LOGIN_COOKIE) ?? '' };
    const answer = await site.app.inject({ method: 'HEAD', url: path, cookies });
    expect([answer.statusCode, answer.body]).toEqual([200, '']);
    expect(answer.headers).toMatchObject({ 'content-length': String(size), 'accept-ranges': 'bytes' });
    expect(await reads()).toBe(before);
  });

  test('go on where they were cut, of the same file alone', async () => {
    await site.app.listen(0, '127.0.0.1');
    const address = `${await site.app.getUrl()}${path}`;
    const cookie = `${LOGIN_COOKIE}=${visits.get('officer')?.cookie(LOGIN_COOKIE) ?? ''}`;
    const { got, tag } = await firstBytes(address, cookie);
    expect(got.length).toBeLessThan(size);
    const headers = { range: `bytes=${got.length}-`, 'if-range': tag };
    const rest = await get('officer', headers);
    expect(rest.statusCode).toBe(206);
    expect(Buffer.concat([got, rest.rawPayload]).equals(LARGE)).toBe(true);
    expect((await get('officer', { ...headers, 'if-range': '"another"' })).statusCode).toBe(200);
  });
});

/** What came until the reader cut the connection. */
function firstBytes(address: string, cookie: string): Promise<{ got: Buffer; tag: string }> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    const request = httpRequest(address, { headers: { cookie } }, (response) => {
      response.on('data', (piece: Buffer) => {
        pieces.push(piece);
        response.destroy();
        resolve({ got: Buffer.concat(pieces), tag: response.headers.etag ?? '' });
      });
      response.on('end', () => reject(new Error(`It ended with ${response.statusCode}.`)));
    });
    request.on('error', reject);
    request.end();
  });
}
