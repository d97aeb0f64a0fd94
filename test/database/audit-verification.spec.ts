import { createHash } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { AuditContent } from '../../src/audit/audit-content.entity';
import { AuditEntry } from '../../src/audit/audit-entry.entity';
import { AuditHead } from '../../src/audit/audit-head.entity';
import { AuditSeal } from '../../src/audit/audit-seal.entity';
import { SealingKey } from '../../src/audit/audit-key';
import { AuditHeadJob } from '../../src/audit/audit-head.job';
import { entryHash, NO_HASH, type SealedHead, writtenSeal } from '../../src/domain/audit-chain';
import { limaDate } from '../../src/domain/dates';
import { Commission } from '../../src/institutions/commission.entity';
import type { ChainFault } from '../../src/domain/audit-verification';
import { type Audited, auditedOn } from '../support/audited';
import { describeOnBothDatabases } from '../support/databases';
import { DEED_AT, deedBy } from '../support/deeds';
import { JobInstance } from '../support/job-instance';
import { SettableClock } from '../support/settable-clock';

const DAY_MS = 24 * 60 * 60 * 1000;
const SECRET = 'a secret of the tests, long enough';
const OTHER_SECRET = 'another secret of the tests, long enough';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describeOnBothDatabases('verifying the audit log', (database) => {
  let program: Audited;
  let tables: Snapshot;
  beforeAll(async () => {
    program = auditedOn(database.connections, SECRET);
    for (let number = 1; number <= 5; number += 1) await program.addCommission(`C-${number}`);
    await program.audit.seal(deedBy('carga'));
    for (let number = 6; number <= 8; number += 1) await program.addCommission(`C-${number}`);
    tables = await snapshot();
  });
  afterEach(() => restore(tables));

  interface Snapshot {
    readonly entries: readonly AuditEntry[];
    readonly contents: readonly AuditContent[];
    readonly seals: readonly AuditSeal[];
    readonly head: AuditHead;
  }

  async function snapshot(): Promise<Snapshot> {
    const manager = database.transactions.manager();
    const [entries, contents] = [await manager.find(AuditEntry), await manager.find(AuditContent)];
    const head = await manager.findOneByOrFail(AuditHead, { id: 1 });
    return { entries, contents, head, seals: await manager.find(AuditSeal) };
  }

  const restore = (to: Snapshot) =>
    database.transactions.within(async (manager) => {
      for (const entity of [AuditContent, AuditEntry, AuditSeal]) await manager.deleteAll(entity);
      await manager.insert(AuditEntry, [...to.entries]);
      await manager.insert(AuditContent, [...to.contents]);
      await manager.update(AuditHead, { id: 1 }, to.head);
      await manager.insert(AuditSeal, [...to.seals]);
    });

  const tamper = (sql: string) => database.transactions.within((manager) => manager.query(sql));
  const faultAfter = async (...statements: string[]): Promise<ChainFault | null> => {
    for (const sql of statements) await tamper(sql);
    return (await program.verify()).fault;
  };

  it('finds nothing where nothing was done to it, and says which seals it could check', async () => {
    const seals = [{ sequence: 5, issuedAt: DEED_AT }];
    expect(await program.verify()).toMatchObject({ sequence: 8, emptied: 0, seals, fault: null });
  });

  it.each([
    ...[`at = at + 1`, `account_id = 7`, `actor = 'Carga'`, `channel = 'page'`, `commission_id = 99`],
    ...[`commission_id = null`, `action = 'plan.import'`, `subject_kind = 'plan'`, `subject_id = subject_id + 1`],
    ...[`subject_label = 'C-03'`, `content_hash = replace(content_hash, substr(content_hash, 1, 1), 'x')`],
    ...[`hash = replace(hash, substr(hash, 1, 1), 'x')`],
  ])('names the entry of which somebody set %s', async (change) => {
    const fault = await faultAfter(`update audit_entry set ${change} where sequence = 3`);
    expect(fault).toEqual({ kind: 'entry', sequence: 3 });
  });

  it.each([`content = replace(content, 'C-3', 'C-4')`, `salt = replace(salt, substr(salt, 1, 1), 'x')`, `salt = null`])(
    'names the entry of whose content somebody set %s',
    async (change) => {
      const fault = await faultAfter(`update audit_content set ${change} where sequence = 3`);
      expect(fault).toEqual({ kind: 'content', sequence: 3 });
    },
  );

  it('names the entry whose content is not there at all', async () => {
    expect(await faultAfter('delete from audit_content where sequence = 3')).toEqual({ kind: 'content', sequence: 3 });
  });

  it('tells a content that somebody emptied without an entry that says so', async () => {
    const fault = await faultAfter('update audit_content set salt = null, content = null where sequence in (3, 7)');
    expect(fault).toEqual({ kind: 'content', sequence: 3 });
  });

  it('takes contents that were emptied with an entry of their own, and keeps that of this entry', async () => {
    const later = { ...deedBy('retiro'), at: DEED_AT + 400 * DAY_MS };
    expect(await program.retention.emptyBefore(limaDate(DEED_AT + DAY_MS), later)).toBe(8);
    expect(await program.verify()).toMatchObject({ sequence: 9, emptied: 8, fault: null });
    const muchLater = { ...later, at: DEED_AT + 900 * DAY_MS };
    expect(await program.retention.emptyBefore(limaDate(DEED_AT + 450 * DAY_MS), muchLater)).toBe(0);
    expect(await program.verify()).toMatchObject({ sequence: 9, fault: null });
    const blanked = await faultAfter('update audit_content set salt = null, content = null where sequence = 9');
    expect(blanked).toEqual({ kind: 'content', sequence: 9 });
  });

  it('does not take the emptying of some contents for that of others', async () => {
    const early = { ...deedBy('carga'), at: DEED_AT - 400 * DAY_MS };
    await program.transactions.within(async (manager) => {
      const saved = await manager.save(Commission, {
        code: 'C-EARLY',
        name: '',
        lastOrdinary: null,
        secondFactorRequired: false,
      });
      const subject = { kind: 'commission', id: saved.id, label: 'C-EARLY' };
      const fact = { commissionId: saved.id, action: 'commission.add', subject, before: null, after: saved } as const;
      program.audit.record({ by: early, ...fact });
    });
    expect(await program.retention.emptyBefore(limaDate(early.at + DAY_MS), deedBy('retiro'))).toBe(1);
    expect(await program.verify()).toMatchObject({ sequence: 10, emptied: 1, fault: null });
    const more = await faultAfter('update audit_content set salt = null, content = null where sequence in (8, 9)');
    expect(more).toEqual({ kind: 'content', sequence: 8 });
  });

  it('refuses to empty what is less than a year old', async () => {
    const refused = program.retention.emptyBefore(limaDate(DEED_AT), deedBy('retiro'));
    await expect(refused).rejects.toThrow('se guarda un año por lo menos');
    expect(await program.verify()).toMatchObject({ sequence: 8, emptied: 0, fault: null });
  });

  it('names an entry that is missing in the middle, and in front', async () => {
    const remove = (sequence: number) => [
      `delete from audit_content where sequence = ${sequence}`,
      `delete from audit_entry where sequence = ${sequence}`,
    ];
    expect(await faultAfter(...remove(4))).toEqual({ kind: 'missing', sequence: 4 });
    expect(await faultAfter(...remove(1))).toEqual({ kind: 'missing', sequence: 1 });
  });

  it('tells that the last entries are missing', async () => {
    const tail = ['delete from audit_content where sequence > 6', 'delete from audit_entry where sequence > 6'];
    expect(await faultAfter(...tail)).toEqual({ kind: 'tail', sequence: 7, through: 8 });
  });

  it('tells entries that the head does not know', async () => {
    expect(await faultAfter('update audit_head set sequence = 6 where id = 1')).toEqual({
      kind: 'beyond-head',
      sequence: 7,
    });
  });

  it('tells a head that was moved back with its entries, by its seal', async () => {
    const { hash } = await database.transactions.manager().findOneByOrFail(AuditEntry, { sequence: 6 });
    const cut = ['delete from audit_content where sequence > 6', 'delete from audit_entry where sequence > 6'];
    const moved = `update audit_head set sequence = 6, hash = '${hash}' where id = 1`;
    expect(await faultAfter(...cut, moved)).toEqual({ kind: 'made-anew' });
  });

  it('tells a chain that somebody without the key made anew, every hash in its place', async () => {
    const hash = await rehashed();
    expect((await program.verify()).fault).toEqual({ kind: 'issued-seal', sequence: 5 });
    await tamper('delete from audit_seal');
    expect((await program.verify()).fault).toEqual({ kind: 'made-anew' });
    expect(await faultAfter(`update audit_head set hash = '${hash}' where id = 1`)).toEqual({ kind: 'made-anew' });
  });

  it('tells that everything was taken away, by the seals that are out', async () => {
    const gone = ['delete from audit_content', 'delete from audit_entry'];
    const reset = `update audit_head set sequence = 0, hash = '${NO_HASH}', seal = '' where id = 1`;
    expect(await faultAfter(...gone, reset)).toEqual({ kind: 'issued-seal', sequence: 5 });
    expect(await faultAfter('delete from audit_seal', reset)).toEqual({ kind: 'made-anew' });
    expect((await program.verify()).sequence).toBe(0);
  });

  it('tells by a seal on paper that the log was put back to an earlier state, whole as that was', async () => {
    const paper = (await program.chain.head()) as SealedHead;
    const { hash } = await database.transactions.manager().findOneByOrFail(AuditEntry, { sequence: 7 });
    const cut = ['delete from audit_content where sequence = 8', 'delete from audit_entry where sequence = 8'];
    const earlier = { sequence: 7, hash, seal: new SealingKey(SECRET).seal({ sequence: 7, hash }) };
    const moved = `update audit_head set sequence = 7, hash = '${hash}', seal = '${earlier.seal}'`;
    expect(await faultAfter(...cut, moved)).toBeNull();
    expect((await program.verify(paper)).fault).toEqual({ kind: 'issued-seal', sequence: 8 });
    expect(await program.verify(earlier)).toMatchObject({
      seals: [{ sequence: 5 }, { sequence: 7, issuedAt: null }],
      fault: null,
    });
    const mistyped = { ...earlier, seal: 'a'.repeat(64) };
    expect((await program.verify(mistyped)).fault).toEqual({ kind: 'typed-seal', sequence: 7 });
  });

  it('writes its sealed end to the log of the program every day', async () => {
    const { jobs, loop } = new JobInstance(database.connections, new SettableClock(DEED_AT));
    const lines: unknown[] = [];
    const written = jest.spyOn(Logger.prototype, 'log').mockImplementation((line: unknown) => void lines.push(line));
    new AuditHeadJob(program.chain, jobs);
    await loop.runDue();
    written.mockRestore();
    const head = (await program.chain.head()) as SealedHead;
    expect(lines).toEqual([`La bitácora tiene 8 asientos; sello ${writtenSeal(head)}`]);
    expect((await program.verify(head)).seals).toContainEqual({ sequence: 8, issuedAt: null });
  });

  it('tells a seal that was put in', async () => {
    const seal = `update audit_seal set seal = replace(seal, substr(seal, 1, 1), 'x')`;
    expect(await faultAfter(seal)).toEqual({ kind: 'issued-seal', sequence: 5 });
  });

  it('does not take the seals of another secret', async () => {
    await tamper('delete from audit_seal');
    const stranger = auditedOn(database.connections, OTHER_SECRET);
    expect((await stranger.verify()).fault).toEqual({ kind: 'made-anew' });
  });

  it('hands out the same seal for the same end of the log', async () => {
    const first = await program.audit.seal(deedBy('carga'));
    expect(first).toMatchObject({ sequence: 8 });
    expect(await program.audit.seal(deedBy('rosa@cnlctf.example'))).toEqual(first);
    expect(await program.verify()).toMatchObject({ seals: [{ sequence: 5 }, { sequence: 8 }], fault: null });
  });

  /** Another actor in the second entry, and every hash from there on as if it had always been so; gives the last. */
  async function rehashed(): Promise<string> {
    return database.transactions.within(async (manager) => {
      let previous = NO_HASH;
      for (const { hash: _, ...entry } of await manager.find(AuditEntry, { order: { sequence: 'ASC' } })) {
        const changed = entry.sequence === 2 ? { ...entry, actor: 'nadie@cnlctf.example' } : entry;
        previous = entryHash(changed, previous, sha256);
        await manager.save(AuditEntry, { ...changed, hash: previous });
      }
      return previous;
    });
  }
});
