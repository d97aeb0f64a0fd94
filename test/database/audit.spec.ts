import { setTimeout as pause } from 'node:timers/promises';
import { In, Like } from 'typeorm';
import { AuditContent } from '../../src/audit/audit-content.entity';
import { AuditEntry } from '../../src/audit/audit-entry.entity';
import { AuditHead } from '../../src/audit/audit-head.entity';
import type { DatabaseConnections } from '../../src/database/connections';
import { openDatabase } from '../../src/database/open-database';
import { Refusal } from '../../src/domain/refusal';
import { Commission } from '../../src/institutions/commission.entity';
import { LegendLabel } from '../../src/institutions/legend-label.entity';
import { type Audited, auditedOn } from '../support/audited';
import { describeOnBothDatabases, type TestDatabase } from '../support/databases';
import { DEED_AT, deedBy } from '../support/deeds';
import { runScript } from '../support/other-process';

describeOnBothDatabases('the audit log', (database) => {
  let program: Audited;
  /** Of another program on the same database. */
  let others: DatabaseConnections;
  beforeAll(async () => {
    program = auditedOn(database.connections);
    others = await openDatabase(database.config, () => undefined);
  });
  afterAll(() => others.close());
  const reading = () => database.connections.reading.manager;
  const head = () => reading().findOneByOrFail(AuditHead, { id: 1 });
  const entriesOf = (codes: readonly string[]) => reading().findBy(AuditEntry, { subjectLabel: In([...codes]) });

  it('is empty and whole before anything was done', async () => {
    expect(await program.verify()).toMatchObject({ sequence: 0, fault: null });
  });

  it('keeps who did what to which thing, by which door and when, with what it found and left', async () => {
    const { id } = await program.addCommission('FIRST', 'rosa@cnlctf.example');
    const [entry] = await entriesOf(['FIRST']);
    expect(entry).toMatchObject({
      ...{ sequence: 1, at: DEED_AT, accountId: null, actor: 'rosa@cnlctf.example', channel: 'command' },
      ...{ commissionId: id, action: 'commission.add', subjectKind: 'commission', subjectId: id },
    });
    const { content } = await reading().findOneByOrFail(AuditContent, { sequence: 1 });
    const after = { code: 'FIRST', id, lastOrdinary: null, name: 'FIRST', rowVersion: 1, secondFactorRequired: false };
    expect(content).toBe(JSON.stringify({ after, before: null }));
  });

  it('has no entry of what failed, and goes on without a gap', async () => {
    const { sequence } = await head();
    const failing = program.transactions.within(async () => {
      await program.addCommission('FAILED');
      throw new Refusal('No se puede.');
    });
    await expect(failing).rejects.toThrow('No se puede.');
    expect(await entriesOf(['FAILED'])).toEqual([]);
    await program.addCommission('AFTER-FAILED');
    expect(await entriesOf(['AFTER-FAILED'])).toMatchObject([{ sequence: sequence + 1 }]);
  });

  it('writes the entries of one transaction together, in the order in which they were recorded', async () => {
    const { sequence } = await head();
    await program.transactions.within(async () => {
      for (const code of ['ONE', 'TWO', 'THREE']) await program.addCommission(code);
    });
    const entries = await entriesOf(['ONE', 'TWO', 'THREE']);
    const labels = entries.sort((a, b) => a.sequence - b.sequence).map((each) => each.subjectLabel);
    expect(labels).toEqual(['ONE', 'TWO', 'THREE']);
    expect((await head()).sequence).toBe(sequence + 3);
  });

  it('refuses what is recorded outside of a transaction', () => {
    const subject = { kind: 'commission', id: 1, label: 'X' };
    const fact = { commissionId: null, action: 'commission.add', subject, before: null, after: null } as const;
    expect(() => program.audit.record({ by: deedBy('carga'), ...fact })).toThrow('outside of a transaction');
  });

  it('fails a change that has no entry, or that of another deed', async () => {
    const silent = program.transactions.within((manager) =>
      manager.insert(Commission, { code: 'SILENT', name: '', lastOrdinary: null, secondFactorRequired: false }),
    );
    await expect(silent).rejects.toThrow(/^No entry of the audit log tells of the changes to commission \d+\.$/);
    const other = program.transactions.within(async (manager) => {
      await manager.insert(Commission, { code: 'SILENT', name: '', lastOrdinary: null, secondFactorRequired: false });
      const subject = { kind: 'plan', id: 1, label: 'POA' };
      const fact = { commissionId: 1, action: 'plan.import', subject, before: null, after: null } as const;
      program.audit.record({ by: deedBy('carga'), ...fact });
    });
    await expect(other).rejects.toThrow('changes to commission ');
    const past = others.writing.query(`update commission set name = 'changed'`);
    await expect(past).rejects.toThrow(/foreign key/i);
    expect(await reading().findBy(Commission, { code: 'SILENT' })).toEqual([]);
    expect(await program.verify()).toMatchObject({ fault: null });
  });

  it('fails a change of another row than the one that its entry tells of', async () => {
    const [own, other] = [await program.addCommission('OWN'), await program.addCommission('OTHER')];
    const rename = (renamed: number, told: number) =>
      program.transactions.within(async (manager) => {
        await manager.update(Commission, { id: renamed }, { name: 'Otro nombre' });
        const subject = { kind: 'commission', id: told, label: 'OWN' };
        const fact = { commissionId: told, action: 'commission.change', subject, before: null, after: null } as const;
        program.audit.record({ by: deedBy('carga'), ...fact });
      });
    await expect(rename(other.id, own.id)).rejects.toThrow(`changes to commission ${other.id}.`);
    await rename(own.id, own.id);
    const label = (commissionId: number, told: number) =>
      program.transactions.within(async (manager) => {
        const row = { commissionId, since: '2020-01-01', light: 'met', label: 'Bien' } as const;
        await manager.insert(LegendLabel, row);
        const subject = { kind: 'commission', id: told, label: 'OWN' };
        const fact = { commissionId: told, action: 'legend.change', subject, before: null, after: null } as const;
        program.audit.record({ by: deedBy('carga'), ...fact });
      });
    await expect(label(other.id, own.id)).rejects.toThrow('changes to legend_label ');
    await label(own.id, own.id);
  });

  it('stays whole with 20 writers at once, in two programs, some of which fail', async () => {
    const { sequence } = await head();
    const programs = [program, auditedOn(others)];
    const write = (number: number) => {
      const { transactions, addCommission } = programs[number % 2] as Audited;
      return transactions.within(async () => {
        await addCommission(`CROWD-${number}-a`);
        await pause(number % 3);
        await addCommission(`CROWD-${number}-b`);
        if (number % 5 === 0) throw new Refusal('El quinto falla.');
      });
    };
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, (_, number) => write(number)));
    expect(outcomes.filter((each) => each.status === 'fulfilled')).toHaveLength(16);
    expect((await head()).sequence).toBe(sequence + 32);
    expect(await program.verify()).toMatchObject({ sequence: sequence + 32, fault: null });
  });

  it('begins anew with the work of a transaction that is run again', async () => {
    const { sequence } = await head();
    let runs = 0;
    await program.transactions.within(async (manager) => {
      runs += 1;
      await program.addCommission('AGAIN');
      if (runs === 1 && database.kind === 'postgres') {
        await manager.query("DO $$ BEGIN RAISE EXCEPTION 'could not serialize' USING ERRCODE = '40001'; END $$");
      }
    });
    expect(runs).toBe(database.kind === 'postgres' ? 2 : 1);
    expect(await entriesOf(['AGAIN'])).toMatchObject([{ sequence: sequence + 1 }]);
  });

  it('is whole after kill -9 in the middle of writing, with all that was answered', async () => {
    const other = runScript('audited-writer.ts', database.kind, placeOf(database), 'KILLED');
    await other.said('KILLED-0-8\n');
    other.kill();
    await expect(other.ended).rejects.toThrow();
    await program.addCommission('AFTER-KILLED');
    expect(await program.verify()).toMatchObject({ fault: null, sequence: (await head()).sequence });
    const stored = (await reading().findBy(Commission, { code: Like('KILLED-%') })).map((each) => each.code);
    expect((await entriesOf(stored)).map((each) => each.subjectLabel).sort()).toEqual(stored.sort());
    expect(stored).toEqual(expect.arrayContaining(other.lines().filter((line) => line.startsWith('KILLED-'))));
  });
});

function placeOf({ config }: TestDatabase): string {
  return config.kind === 'sqlite' ? config.path : config.url;
}
