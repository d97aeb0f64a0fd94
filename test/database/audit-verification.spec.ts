import { createHash } from 'node:crypto';
import { AuditContent } from '../../src/audit/audit-content.entity';
import { AuditEntry } from '../../src/audit/audit-entry.entity';
import { AuditHead } from '../../src/audit/audit-head.entity';
import { AuditSeal } from '../../src/audit/audit-seal.entity';
import { entryHash, NO_HASH } from '../../src/domain/audit-chain';
import type { ChainFault } from '../../src/domain/audit-verification';
import { type Audited, auditedOn } from '../support/audited';
import { describeOnBothDatabases } from '../support/databases';
import { deedBy } from '../support/deeds';

const OTHER_SECRET = 'another secret of the tests, long enough';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describeOnBothDatabases('verifying the audit log', (database) => {
  let program: Audited;
  let tables: Snapshot;
  beforeAll(async () => {
    program = auditedOn(database.connections);
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

  it('finds nothing where nothing was done to it, and says how many seals it could check', async () => {
    expect(await program.verify()).toMatchObject({ sequence: 8, emptied: 0, seals: 1, fault: null });
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

  it('takes contents that were emptied when their time was over', async () => {
    await tamper('update audit_content set salt = null, content = null where sequence in (2, 3)');
    expect(await program.verify()).toMatchObject({ sequence: 8, emptied: 2, fault: null });
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
    expect(await faultAfter('delete from audit_seal', reset)).toBeNull();
    expect((await program.verify()).sequence).toBe(0);
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
    expect(await program.verify()).toMatchObject({ seals: 2, fault: null });
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
