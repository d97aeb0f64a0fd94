/** The change of the audit benchmark: an activity of one institution with one contribution, and its entry in the log. */
import type { Deed } from '../../../src/domain/actor';

export const CHANGES = 300;
export const AT_ONCE = 20;
export const SECRET = 'a secret of the benchmarks, long enough';

export const BY: Deed = { actor: { accountId: null, name: 'ana@i1.example', channel: 'page' }, at: 1_577_836_800_000 };

/** The columns of the three rows beside their ids; `number` from 1 on. */
export function changeNumbered(number: number) {
  const key = `taller-${number}`;
  const title = `Taller N° ${number} sobre trabajo forzoso con estudiantes de educación superior`;
  const day = new Date(Date.UTC(2019, 0, 1 + (number % 360))).toISOString().slice(0, 10);
  return {
    activity: {
      ...{ commissionId: 1, key, title, startsOn: day, endedOn: day, regionCode: '15', institutionId: 1 },
      ...{ reportedBy: BY.actor.name, reportedAt: BY.at, validatedBy: null, validatedAt: null, validationNote: null },
    },
    institution: { commissionId: 1, institutionId: 1, position: 0 },
    contribution: {
      ...{ commissionId: 1, position: 0, indicatorId: (number % 500) + 1, institutionId: 1, endedOn: day },
      ...{ regionCode: '15', validatedAt: null, counted: false, countChoice: null, countReason: null },
      ...{ quantity: BigInt(number % 60) * 10_000n, women: null, men: null, under18: null, adults: null },
      ...{ denominator: null, stage: null, subject: null, subjectFolded: null, criterion: null },
    },
  };
}

/** What the entry says of it before and after. */
export function contentOf({ activity, contribution }: ReturnType<typeof changeNumbered>) {
  const { key, title, startsOn, regionCode } = activity;
  const { indicatorId, quantity } = contribution;
  const after = { contributions: [{ indicatorId, quantity }], institutions: [1], key, regionCode, startsOn, title };
  return { before: null, after };
}

/** Does the work for every number, so many at once; the next one begins when one has ended. */
export async function crowd(work: (number: number) => Promise<void>): Promise<void> {
  let next = 0;
  const one = async (): Promise<void> => {
    while (next < CHANGES) await work((next += 1));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}
