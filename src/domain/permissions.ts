/**
 * Who may do what, in one table: a role, the institution and the state of the thing decide. Pages, API, imports and
 * the command line ask here, so that a screen never offers what a service refuses.
 */
export type Role = 'administration' | 'secretariat' | 'institution' | 'consultation';

/** A person's place in a commission. */
export interface Membership {
  /** Null: in every commission of the installation, which only the administration can be. */
  readonly commissionId: number | null;
  readonly role: Role;
  /** Of the role institution, the one that the person reports for. */
  readonly institutionId: number | null;
  /** President or presidente alterno, who has the role consultation. */
  readonly presides: boolean;
}

export interface Person {
  readonly accountId: number;
  readonly email: string;
  readonly name: string;
  readonly memberships: readonly Membership[];
}

/** What a role may do everywhere in its commission, with what is its institution's, or only who presides. */
type Extent = 'commission' | 'own' | 'presiding';

const EVERYONE = {
  administration: 'commission',
  secretariat: 'commission',
  institution: 'commission',
  consultation: 'commission',
} as const;

const RULES = {
  'plan.read': EVERYONE,
  'plan.write': { secretariat: 'commission' },
  'figure.explain': { secretariat: 'commission' },
  'activity.read': { secretariat: 'commission', institution: 'own' },
  'activity.report': { secretariat: 'commission', institution: 'own' },
  'activity.validate': { secretariat: 'commission', consultation: 'presiding' },
  'activity.withdraw': { secretariat: 'commission' },
  'evidence.read': { secretariat: 'commission', institution: 'own' },
  'request.manage': { secretariat: 'commission' },
  'request.answer': { institution: 'own' },
  'commission.manage': { administration: 'commission' },
  'catalogue.manage': { administration: 'commission' },
  'people.manage': { administration: 'commission' },
  'audit.read': { administration: 'commission' },
} as const satisfies Readonly<Record<string, Readonly<Partial<Record<Role, Extent>>>>>;

/** Something that a rule decides about; `account.own` is of everyone who has logged in. */
export type Action = keyof typeof RULES | 'account.own';

export const ACTIONS = [...(Object.keys(RULES) as (keyof typeof RULES)[]), 'account.own'] as readonly Action[];

/** The commissions in which somebody may do something. */
export type Reach = readonly number[] | 'every';

/** What the rules have to know of the thing that is to be read or changed. */
export interface Thing {
  /** Null: of the whole installation, such as the catalogue of institutions. */
  readonly commissionId: number | null;
  /** The institutions that it belongs to; none: to the commission as a whole. */
  readonly institutionIds?: readonly number[];
  /** E-mail addresses of those who reported it; only validating asks. */
  readonly reportedBy?: readonly string[];
  /** How many people the commission's secretariat has; only validating asks. */
  readonly secretariat?: number;
}

/** A refusal; hidden: whoever asks is not to learn that the thing exists. */
export interface Denial {
  readonly hidden: boolean;
  /** A Spanish sentence: why not and what to do. */
  readonly sentence: string;
}

const NOT_YOURS = 'No existe lo que busca, o su cuenta no lo puede ver; revise la dirección.';
const NOT_YOUR_ROLE = 'Su cuenta no tiene permiso para hacer esto. Si lo necesita, pídalo a la administración.';
const ONLY_OWN = 'Solo puede hacer esto con lo que es de su institución.';
const REPORTED_BY_YOU =
  'Quien reporta no valida: pida a otra persona de la secretaría que valide lo que usted reportó.';
const NOT_NEEDED = 'La presidencia valida solo donde la secretaría tiene una sola persona.';

/** The memberships that carry an action, whatever the thing. */
function carrying(person: Person, action: Action): readonly Membership[] {
  if (action === 'account.own') return [];
  const extents: Readonly<Partial<Record<Role, Extent>>> = RULES[action];
  return person.memberships.filter(({ role, presides }) => {
    const extent = extents[role];
    return extent !== undefined && (extent !== 'presiding' || presides);
  });
}

/** Whether a person may do it to anything at all; the thing itself is asked about with `whyNot`. */
export function mayEver(person: Person, action: Action): boolean {
  return action === 'account.own' || carrying(person, action).length > 0;
}

/** The commissions in which a person may do something; of a question's answer only these are read. */
export function reachOf(person: Person, action: Action): Reach {
  const ids = carrying(person, action).map(({ commissionId }) => commissionId);
  return ids.includes(null) ? 'every' : [...new Set(ids.filter((id) => id !== null))].sort((a, b) => a - b);
}

/** Whether a commission lies within reach. */
export function reaches(reach: Reach, commissionId: number): boolean {
  return reach === 'every' || reach.includes(commissionId);
}

/** What has to be known of a thing for an action; who validates has to be told who reported, and who else could. */
export type ThingFor<A extends Action> = A extends 'activity.validate'
  ? Thing & Required<Pick<Thing, 'reportedBy' | 'secretariat'>>
  : Thing;

/** Why a person may not do something to a thing; null where they may. */
export function whyNot<A extends Action>(action: A, person: Person, thing: ThingFor<A>): Denial | null {
  if (action === 'account.own') return null;
  const here = person.memberships.filter((each) => isIn(each, thing.commissionId));
  if (here.length === 0) return { hidden: true, sentence: NOT_YOURS };
  const able = carrying(person, action).filter((each) => isIn(each, thing.commissionId));
  if (able.length === 0) return { hidden: mustHide(action, here, thing), sentence: NOT_YOUR_ROLE };
  if (!able.some((each) => holds(each, action, thing)))
    return { hidden: isReading(action) || action === 'activity.report', sentence: ONLY_OWN };
  return action === 'activity.validate' ? whyNotReview(person, able, thing) : null;
}

function isIn(membership: Membership, commissionId: number | null): boolean {
  return membership.commissionId === null || membership.commissionId === commissionId;
}

function holds({ role, institutionId }: Membership, action: Exclude<Action, 'account.own'>, thing: Thing): boolean {
  const extents: Readonly<Partial<Record<Role, Extent>>> = RULES[action];
  if (extents[role] !== 'own') return true;
  return institutionId !== null && (thing.institutionIds ?? []).includes(institutionId);
}

function isReading(action: Action): boolean {
  return action.endsWith('.read');
}

// Whoever may not even read what is an institution's own is not told that it is there.
function mustHide(action: Action, here: readonly Membership[], thing: Thing): boolean {
  return isReading(action) && thing.institutionIds !== undefined && !here.some(({ role }) => role === 'secretariat');
}

function whyNotReview(person: Person, able: readonly Membership[], thing: Thing): Denial | null {
  if (thing.reportedBy === undefined || thing.secretariat === undefined)
    throw new Error('Who validates has to be told who reported, and how many the secretariat are.');
  if (thing.reportedBy.includes(person.email)) return { hidden: false, sentence: REPORTED_BY_YOU };
  const alone = thing.secretariat <= 1;
  const mayAct = able.some(({ role }) => role === 'secretariat' || alone);
  return mayAct ? null : { hidden: false, sentence: NOT_NEEDED };
}
