import { In, LessThan, Like, MoreThanOrEqual } from 'typeorm';
import { bulkInsert, reserveIds } from '../../src/database/bulk-insert';
import { castToText, isDuplicate } from '../../src/database/dialect';
import { MAX_AMOUNT, units } from '../../src/domain/amount';
import { Commission } from '../../src/institutions/commission.entity';
import { InstitutionAlias } from '../../src/institutions/institution-alias.entity';
import { Institution } from '../../src/institutions/institution.entity';
import { Region } from '../../src/institutions/region.entity';
import { Indicator } from '../../src/plans/indicator.entity';
import { PlanElement } from '../../src/plans/plan-element.entity';
import { Plan } from '../../src/plans/plan.entity';
import { StatedValue } from '../../src/progress/stated-value.entity';
import { describeOnUnwatchedDatabases } from '../support/databases';

const NOW = Date.UTC(2020, 0, 15, 16, 2, 11, 345);

describeOnUnwatchedDatabases('columns', (database) => {
  const within = <T>(work: () => Promise<T>) => database.transactions.within(work);
  const manager = () => database.transactions.manager();

  /** Stated values of one indicator, a day each. */
  async function state(code: string, executed: readonly bigint[]): Promise<number> {
    return within(async () => {
      const commission = await manager().save(Commission, {
        code,
        name: code,
        lastOrdinary: null,
        secondFactorRequired: false,
      });
      const plan = await manager().save(Plan, {
        ...{ commissionId: commission.id, code, title: code, startsOn: '2019-01-01', endsOn: '2019-12-31' },
        ...{ countsFrom: null, countsFromNorm: null, multiYearPlanId: null },
      });
      const ids = { commissionId: commission.id, planId: plan.id };
      const element = await manager().save(PlanElement, { ...ids, code: 'LA 1.1.1', level: 'line' as const });
      const identity = { ...ids, elementId: element.id, number: 1, revision: 0, lockedAt: null };
      const indicator = await manager().save(Indicator, identity);
      const rows = executed.map((amount, index) => ({
        ...{ commissionId: commission.id, indicatorId: indicator.id, executed: amount, activityDone: index % 2 === 0 },
        ...{ statedOn: `2019-12-0${index + 1}`, observations: null, reportedBy: 'carga', reportedAt: NOW },
        ...{ validatedBy: 'secretaria@cnlctf.example', validatedAt: NOW },
      }));
      await bulkInsert(manager(), StatedValue, rows);
      return indicator.id;
    });
  }

  const values = (indicatorId: number, where = {}) =>
    manager().find(StatedValue, { where: { indicatorId, ...where }, order: { statedOn: 'ASC' } });

  it('hand amounts, instants and flags back as they were given', async () => {
    const amounts = [0n, 1n, units(173), MAX_AMOUNT];
    const rows = await values(await state('BACK', amounts));
    expect(rows.map((row) => row.executed)).toEqual(amounts);
    expect(rows.map((row) => row.activityDone)).toEqual([true, false, true, false]);
    expect(rows[0]).toMatchObject({ reportedAt: NOW, observations: null, rowVersion: 1, statedOn: '2019-12-01' });
  });

  it('compare amounts, dates and flags in the database', async () => {
    const id = await state('COMPARE', [units(9), units(10), units(100)]);
    const found = async (where: object) => (await values(id, where)).map((row) => row.executed / units(1));
    expect(await found({ executed: LessThan(units(10)) })).toEqual([9n]);
    expect(await found({ executed: In([units(10), units(100)]) })).toEqual([10n, 100n]);
    expect(await found({ statedOn: MoreThanOrEqual('2019-12-02') })).toEqual([10n, 100n]);
    expect(await found({ activityDone: false })).toEqual([10n]);
    expect(await found({ reportedAt: MoreThanOrEqual(NOW + 1) })).toEqual([]);
  });

  it('add amounts beyond what a number holds exactly', async () => {
    const id = await state('SUM', [MAX_AMOUNT, MAX_AMOUNT, MAX_AMOUNT - 1n, ...Array<bigint>(6).fill(MAX_AMOUNT)]);
    const sum = manager().createQueryBuilder(StatedValue, 'value').select(castToText('SUM(value.executed)'), 'total');
    const row = await sum.where({ indicatorId: id }).getRawOne<{ total: string }>();
    expect(BigInt(row?.total ?? 0)).toBe(9n * MAX_AMOUNT - 1n);
    expect(await sum.where({ indicatorId: -1 }).getRawOne()).toEqual({ total: null });
  });

  it('raise the version of a row that changed, and of no other', async () => {
    const [row] = await values(await state('VERSION', [units(5)]));
    await within(() => manager().save(StatedValue, { ...row, executed: units(5) }));
    expect((await manager().findOneByOrFail(StatedValue, { id: row?.id })).rowVersion).toBe(1);
    await within(() => manager().save(StatedValue, { ...row, executed: units(6) }));
    expect((await manager().findOneByOrFail(StatedValue, { id: row?.id })).rowVersion).toBe(2);
  });

  it('order codes and folded words byte by byte', async () => {
    const words = ['capac', 'capacitacion', 'capad', 'Capac', 'capác', 'cap-ac', 'cap ac'];
    await within(async () => {
      const seat = { name: '', article: 'la', kind: 'ministerio', parentId: null };
      const { id } = await manager().save(Institution, { ...seat, acronym: 'ORDER' });
      for (const folded of words) await manager().insert(InstitutionAlias, { institutionId: id, alias: '', folded });
    });
    const range = manager()
      .createQueryBuilder(InstitutionAlias, 'alias')
      .where("folded >= 'capac' AND folded < 'capad'");
    expect((await range.getMany()).map((alias) => alias.folded).sort()).toEqual(['capac', 'capacitacion']);
    const ordered = await manager().find(InstitutionAlias, { order: { folded: 'ASC' } });
    expect(ordered.map((alias) => alias.folded)).toEqual([...words].sort());
  });

  it('tell a duplicate from other failures', async () => {
    await state('TWICE', []);
    const again = await state('TWICE', []).catch((error: unknown) => error);
    expect(isDuplicate((again as Error).cause)).toBe(true);
    const orphan = within(() => manager().insert(InstitutionAlias, { institutionId: -1, alias: '', folded: 'orphan' }));
    const refused: unknown = await orphan.catch((error: unknown) => error);
    expect(String(refused)).toMatch(/foreign key/i);
    expect(isDuplicate(refused)).toBe(false);
  });

  it('reserve numbers that no later row gets', async () => {
    const row = (code: string) => ({ code, name: code, lastOrdinary: null, secondFactorRequired: false });
    const [reserved, later] = await within(async () => {
      const ids = await reserveIds(manager(), Commission, 3);
      await bulkInsert(
        manager(),
        Commission,
        ids.map((id) => ({ id, ...row(`NUMBER-${id}`) })),
      );
      return [ids, await manager().save(Commission, row('NUMBER-later'))] as const;
    });
    expect(new Set([...reserved, later.id]).size).toBe(4);
    expect(await manager().countBy(Commission, { code: Like('NUMBER-%') })).toBe(4);
  });

  it('come with the regions of the country', async () => {
    const regions = await manager().find(Region);
    expect(regions).toHaveLength(26);
    const named = ['07', '15', '1501'].map((code) => regions.find((region) => region.code === code)?.name);
    expect(named).toEqual(['Callao', 'Lima', 'Lima Metropolitana']);
  });
});
