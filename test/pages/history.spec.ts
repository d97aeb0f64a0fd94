import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccountsService } from '../../src/access/accounts.service';
import { MembershipsService } from '../../src/access/memberships.service';
import { DatabaseConnections } from '../../src/database/connections';
import { InstitutionsService } from '../../src/institutions/institutions.service';
import { SampleService } from '../../src/operations/sample.service';
import { Activity } from '../../src/progress/activity.entity';
import { Contribution } from '../../src/progress/contribution.entity';
import { ProgressService } from '../../src/progress/progress.service';
import { startApp } from '../support/app';
import { unaudited } from '../support/audit-watch';
import { CAST, logIn, type Member } from '../support/cast';
import { sendForm } from '../support/catalogue-site';
import { describeOnBothDatabases } from '../support/databases';
import { deedBy, LOADED } from '../support/deeds';

const INDICATOR = '/planes/POA-2019/indicadores/LA-2.1.7-1';
const SECRETARY = CAST.secretary.email;
const REASON = 'Se contó a personas que no asistieron';

describeOnBothDatabases('the history of a thing', (database) => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await startApp({ DATABASE_URL: database.url });
    await app.get(SampleService).load(LOADED);
  }, 60_000);
  afterAll(() => app.close());

  /** The steps of the page's history, each as its cells in a row; empty where it has none. */
  async function stepsFor(member: Member, address: string): Promise<string[]> {
    const { body } = await (await logIn(app, member)).get(address);
    const history = /<details class="history">[^]*?<\/details>/.exec(body)?.[0] ?? '';
    const rows = history.split('<tbody')[1]?.match(/<tr[^]*?<\/tr>/g) ?? [];
    return rows.map((row) =>
      [...row.matchAll(/<t[hd][^>]*>([^]*?)<\/t[hd]>/g)].map(([, cell = '']) => plain(cell)).join(' | '),
    );
  }

  describe('of the activities behind an indicator', () => {
    beforeAll(async () => {
      const reading = app.get(DatabaseConnections).reading.manager;
      const { activityId: id, commissionId } = await reading.findOneByOrFail(Contribution, { quantity: 690_000n });
      const institutions = await app.get(InstitutionsService).all();
      const institutionId = institutions.find(({ acronym }) => acronym === 'SUNAFIL')?.id ?? 0;
      await unaudited(database.transactions, (manager) => manager.update(Activity, { id }, { institutionId }));
      await app.get(ProgressService).withdrawValidation(commissionId, id, REASON, deedBy(SECRETARY, Date.now()));
    });

    test('the secretariat reads who reported, who validated, who took it back and why', async () => {
      const steps = await stepsFor('secretary', INDICATOR);
      expect(steps[0]).toContain(`| ${SECRETARY} | retiró la validación de «`);
      expect(steps[0]).toContain(`Motivo: ${REASON}`);
      expect(steps.some((step) => step.includes(`| ${SECRETARY} | validó «`))).toBe(true);
      expect(steps.at(-1)).toContain('| carga | reportó «');
    });

    test('the institution reads of its own, and of others that something happened', async () => {
      const steps = await stepsFor('officer', INDICATOR);
      const own = steps.filter((step) => step.includes('«'));
      expect(own.map((step) => step.split(' | ')[1])).toEqual([SECRETARY, SECRETARY, 'carga']);
      expect(own[0]).toContain(REASON);
      const others = steps.filter((step) => !step.includes('«')).map((step) => step.split(' | ').slice(1).join(' | '));
      expect(new Set(others)).toEqual(
        new Set([
          'Quien valida por la comisión | validó una actividad',
          'Institución que reporta | reportó una actividad',
        ]),
      );
    });

    test.each(['other officer', 'president', 'observer', 'administrator'] as const)(
      'the %s reads neither names nor reasons',
      async (member) => {
        const steps = await stepsFor(member, INDICATOR);
        expect(steps[0]).toMatch(/\| Secretaría técnica \| retiró la validación de una actividad$/);
        expect(steps.join('\n')).not.toMatch(/@|«|Motivo/);
      },
    );
  });

  test('of a commission and of an institution the administrator reads what changed', async () => {
    const administrator = await logIn(app, 'administrator');
    const page = '/administracion/comisiones/CNLCTF';
    await sendForm(administrator, page, page, { name: 'Comisión Nacional', lastOrdinary: '120' });
    const [last, ...earlier] = await stepsFor('administrator', page);
    expect(last).toContain(`| ${CAST.administrator.email} | cambió los datos de la comisión CNLCTF`);
    expect(last).toContain('última sesión ordinaria: «119» → «120»');
    expect(earlier.at(-1)).toContain('registró la comisión CNLCTF');
    const institution = '/administracion/instituciones/17';
    const name = { newAcronym: 'MRENOV', newName: 'Ministerio Renovado', since: '2030-01-01' };
    const { statusCode } = await sendForm(administrator, institution, `${institution}/nombres`, name);
    expect(statusCode).toBe(303);
    expect((await stepsFor('administrator', institution))[0]).toContain('sigla: «MRENOV»');
  });

  test('of a person the administrator reads the roles given and taken, within reach', async () => {
    await logIn(app, 'observer');
    const account = await app.get(AccountsService).ofEmail(CAST.observer.email);
    const page = `/administracion/personas/${account?.id}`;
    const memberships = app.get(MembershipsService, { strict: false });
    const [role] = (await memberships.within('every')).filter((each) => each.account.id === account?.id);
    const again = { commissionId: role?.membership.commissionId ?? 0, role: 'secretariat' as const };
    await memberships.grant(
      { id: account?.id ?? 0, email: CAST.observer.email },
      { ...again, institutionId: null, presides: false },
      deedBy('ada@yupana.example', Date.now()),
    );
    await memberships.end(role?.membership.id ?? 0, deedBy('ada@yupana.example', Date.now()));
    const whole = await stepsFor('administrator', page);
    expect(whole.map((step) => step.split(' | ').slice(1).join(' | '))).toEqual([
      `ada@yupana.example | retiró un rol a ${CAST.observer.email}: Consulta, CNLCTF`,
      `ada@yupana.example | dio un rol a ${CAST.observer.email}: Secretaría, CNLCTF`,
      `carga | dio un rol a ${CAST.observer.email}: Consulta, CNLCTF`,
      `carga | creó para la demostración la cuenta de ${CAST.observer.email}`,
    ]);
    const within = await stepsFor('commission administrator', page);
    expect(within).toEqual(whole.slice(0, 3));
  });
});

function plain(html: string): string {
  return html
    .replace(/<li>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&#39;', "'")
    .replace(/\s+/g, ' ')
    .trim();
}
