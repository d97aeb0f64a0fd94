import { AuditEntry } from '../../src/audit/audit-entry.entity';
import { StoredFile } from '../../src/documents/stored-file.entity';
import { CommissionsService } from '../../src/institutions/commissions.service';
import type { Activity } from '../../src/progress/activity.entity';
import { CitedDocument } from '../../src/progress/cited-document.entity';
import { EvidenceReadingService } from '../../src/progress/evidence-reading.service';
import { WaitingEvidenceService } from '../../src/progress/evidence-waiting.service';
import { EvidenceService } from '../../src/progress/evidence.service';
import { ProgressService } from '../../src/progress/progress.service';
import { describeOnBothDatabases } from '../support/databases';
import { deedBy } from '../support/deeds';
import { JPEG, PDF, PNG } from '../support/evidence-files';
import { EvidenceSite, personWith, REPORTER } from '../support/evidence-site';
import { whyRefused } from '../support/refusal';

const BY = deedBy(REPORTER);
const SECRETARY = deedBy('rosa@cnlctf.example');

// Each test goes on from what the one before stored.
describeOnBothDatabases('evidence of activities', (database) => {
  let site: EvidenceSite;
  let evidence: EvidenceService;
  let waiting: WaitingEvidenceService;
  let all: Activity[];
  let commissionId: number;
  const manager = () => database.connections.reading.manager;

  beforeAll(async () => {
    site = await EvidenceSite.open(database.url);
    evidence = site.app.get(EvidenceService);
    waiting = site.app.get(WaitingEvidenceService);
    all = await site.activities();
    commissionId = all[0]?.commissionId ?? 0;
  });
  afterAll(() => site.app.close());

  const activity = (number: number): Activity => {
    const found = all[number];
    if (!found) throw new Error(`No activity ${number}`);
    return found;
  };
  const place = (number: number) => ({ commissionId, activityId: activity(number).id });
  const standing = async (number: number) =>
    (await evidence.ofActivities(commissionId, [activity(number).id])).get(activity(number).id) ?? [];
  const names = async (number: number) => (await standing(number)).map(({ position, name }) => `${position} ${name}`);
  const entries = () => manager().find(AuditEntry, { order: { sequence: 'DESC' }, take: 1 });

  test('is added in order, each file once', async () => {
    await evidence.add(place(0), [...(await site.sent('acta.pdf', PDF)), ...(await site.sent('foto.jpg', JPEG))], BY);
    await evidence.add(place(0), [...(await site.sent('otro nombre.pdf', PDF)), ...(await site.sent('p', PNG))], BY);
    expect(await names(0)).toEqual(['1 acta.pdf', '2 foto.jpg', '3 p.png']);
    expect((await standing(0))[0]).toMatchObject({ uploadedBy: REPORTER, uploadedAt: BY.at, removedAt: null });
    const [entry] = await entries();
    expect(entry).toMatchObject({ action: 'evidence.add', subjectLabel: `3 de ${activity(0).key}`, actor: REPORTER });
  });

  test('the same bytes in another activity, or at once, are one stored file', async () => {
    const kept = await site.sent('acta.pdf', PDF);
    await Promise.all([1, 2].map((number) => evidence.add(place(number), kept, BY)));
    expect(await manager().countBy(StoredFile, { sha256: kept[0]?.sha256 ?? '' })).toBe(1);
    expect([await names(1), await names(2)]).toEqual([['1 acta.pdf'], ['1 acta.pdf']]);
  });

  test('is taken away with a reason, and that it was there stays known', async () => {
    const [, photo] = await standing(0);
    const at = { ...place(0), id: photo?.id ?? 0 };
    expect(await whyRefused(evidence.remove(at, ' ', BY))).toContain('Escriba el motivo');
    await evidence.remove(at, 'Se ve a una menor.', BY);
    expect(await names(0)).toEqual(['1 acta.pdf', '3 p.png']);
    expect(await whyRefused(evidence.remove(at, 'Otra vez.', BY))).toContain('ya no está en la actividad');
    const known = await evidence.ofActivities(commissionId, [activity(0).id], { removed: true });
    expect(known.get(activity(0).id)?.[1]).toMatchObject({
      ...{ name: 'foto.jpg', removedBy: REPORTER, removedAt: BY.at, removalReason: 'Se ve a una menor.' },
    });
    await evidence.add(place(0), await site.sent('foto.jpg', JPEG), BY);
    expect(await names(0)).toEqual(['1 acta.pdf', '3 p.png', '4 foto.jpg']);
  });

  test('of another commission is not there', async () => {
    const foreign = await site.app.get(CommissionsService).named('CRLCTF');
    const elsewhere = { ...place(0), commissionId: foreign.id };
    expect(await whyRefused(evidence.add(elsewhere, await site.sent('a.pdf', PDF), BY))).toContain('no existe');
    const [first] = await standing(0);
    expect(await whyRefused(evidence.remove({ ...elsewhere, id: first?.id ?? 0 }, 'x', BY))).toContain('no existe');
    expect((await evidence.ofActivities(foreign.id, [activity(0).id])).get(activity(0).id)).toEqual([]);
  });

  test('stands in for a cited document, and is not changed once the activity is validated', async () => {
    const cited = new Set((await manager().find(CitedDocument)).map(({ activityId }) => activityId));
    const number = all.findLastIndex(({ id }) => !cited.has(id));
    const { id } = activity(number);
    const validate = () => site.app.get(ProgressService).validate(commissionId, [{ id, note: null }], SECRETARY);
    for (const each of await standing(number)) await evidence.remove({ ...place(number), id: each.id }, 'x', BY);
    expect(await whyRefused(validate())).toContain('no cita ningún documento ni lleva archivos');
    const [added] = await evidence.add(place(number), await site.sent('lista.pdf', PDF), BY);
    await validate();
    expect(await whyRefused(evidence.add(place(number), await site.sent('p.png', PNG), BY))).toContain(
      'ya está validada',
    );
    const at = { ...place(number), id: added?.id ?? 0 };
    expect(await whyRefused(evidence.remove(at, 'x', BY))).toContain('ya está validada');
  });

  test('of the same bytes elsewhere is pointed out as far as the person may see it', async () => {
    const [own, neighbour, other] = [activity(0), activity(1), activity(3)];
    const kept = await site.sent('repetido.png', Buffer.concat([PNG, Buffer.from('abc')]));
    for (const number of [0, 1, 3]) await evidence.add(place(number), kept, BY);
    const hashes = kept.map(({ sha256 }) => sha256);
    const seen = async (person: ReturnType<typeof personWith>) =>
      (await evidence.sameFileElsewhere(place(0), hashes, person)).map(({ activityKey }) => activityKey).sort();
    const everywhere = [other.key, neighbour.key].sort();
    expect(await seen(personWith('secretariat', commissionId, null))).toEqual(everywhere);
    expect(await seen(personWith('institution', commissionId, own.institutionId))).toEqual([neighbour.key]);
    expect(await seen(personWith('institution', commissionId, other.institutionId))).toEqual([other.key]);
    expect(await seen(personWith('secretariat', commissionId + 1, null))).toEqual([]);
    expect(await seen(personWith('consultation', commissionId, null))).toEqual([]);
  });

  test('waits in the draft of its institution until the activity is there', async () => {
    const draft = { commissionId, institutionId: activity(5).institutionId, draft: 'linea-7' };
    await waiting.add(draft, [...(await site.sent('uno.pdf', PDF)), ...(await site.sent('dos.png', PNG))], BY);
    await waiting.add(draft, await site.sent('uno otra vez.pdf', PDF), deedBy('sucesora@mtpe.example'));
    expect((await waiting.of(draft)).map(({ name }) => name)).toEqual(['uno.pdf', 'dos.png']);
    expect(await waiting.of({ ...draft, institutionId: draft.institutionId + 1 })).toEqual([]);
    const [first] = await waiting.of(draft);
    await waiting.attach(draft, [first?.id ?? 0], activity(5).id, deedBy('sucesora@mtpe.example'));
    expect(await standing(5)).toMatchObject([{ name: 'uno.pdf', uploadedBy: REPORTER }]);
    await waiting.add(draft, await site.sent('uno.pdf', PDF), BY);
    expect(await waiting.attach(draft, 'all', activity(5).id, BY)).toMatchObject([{ name: 'dos.png', position: 2 }]);
    expect(await waiting.of(draft)).toEqual([]);
    await waiting.add(draft, await site.sent('tres.jpg', JPEG), BY);
    await waiting.drop(draft, 'all', BY);
    expect(await waiting.of(draft)).toEqual([]);
    const [entry] = await entries();
    expect(entry).toMatchObject({ action: 'evidence.drop', subjectLabel: 'linea-7' });
    await waiting.drop(draft, 'all', BY);
    expect(await entries()).toEqual([entry]);
  });

  test('is read by its institution and the secretariat alone; nobody else learns that it is there', async () => {
    const [first] = await standing(0);
    const reading = site.app.get(EvidenceReadingService);
    const read = (person: ReturnType<typeof personWith>, id = first?.id ?? 0) => reading.forReading(id, person, BY);
    const { institutionId } = activity(0);
    const officer = personWith('institution', commissionId, institutionId);
    expect(await read(officer)).toMatchObject({ name: 'acta.pdf', mediaType: 'application/pdf', size: PDF.length });
    await read(personWith('secretariat', commissionId, null));
    const refused = await Promise.all(
      [
        read(personWith('institution', commissionId, institutionId + 1)),
        read(personWith('secretariat', commissionId + 1, null)),
        read(personWith('administration', commissionId, null)),
        read(personWith('consultation', commissionId, null)),
        read(officer, 999_999),
      ].map(whyRefused),
    );
    expect(new Set(refused)).toEqual(
      new Set(['El archivo no existe o su cuenta no lo puede ver; revise la dirección.']),
    );
    await evidence.remove({ ...place(0), id: first?.id ?? 0 }, 'Es de otra actividad.', BY);
    expect(await whyRefused(read(officer))).toContain('no existe');
  });
});
