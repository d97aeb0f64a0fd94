import type { HistoryStep } from '../domain/history';
import { ROLES } from '../domain/people';
import type { Crumb } from '../presentation/crumbs';
import { shownHistory } from '../presentation/history-words';
import { ROLE_HINTS, ROLE_WORDS, roleWords, standingWords } from '../presentation/people-words';

const LIST = '/administracion/personas';

interface Person {
  readonly account: { readonly id: number; readonly email: string; readonly name: string };
  readonly standing: 'invited' | 'active' | 'closed';
  readonly hasSecondFactor: boolean;
  readonly roles: readonly HeldRole[];
}

interface HeldRole {
  readonly id: number;
  readonly role: string;
  readonly presides: boolean;
  readonly commission: string | null;
  readonly institution: string | null;
}

/** What was done to the person, the last deed first; role: the one that was given or taken away. */
type History = readonly (HistoryStep & { readonly role: HeldRole | null })[];

interface Choices {
  readonly commissions: readonly { readonly id: number; readonly name: string }[];
  readonly institutions: readonly { readonly id: number; readonly name: string }[];
  readonly installation: boolean;
}

export function peopleView(people: readonly Person[]) {
  return {
    title: 'Personas',
    crumbs: crumbs(),
    invitationHref: `${LIST}/nueva`,
    people: people.map((person) => ({
      ...person.account,
      href: `${LIST}/${person.account.id}`,
      standing: standingWords(person.standing),
      secondFactor: person.hasSecondFactor ? 'Activado' : 'Sin activar',
      roles: person.roles.map(roleWords),
    })),
  };
}

export function invitationView<Form>(choices: Choices, form: Form) {
  return {
    title: 'Invitar a una persona',
    crumbs: crumbs('Invitar'),
    action: `${LIST}/nueva`,
    cancel: LIST,
    form,
    ...options(choices),
  };
}

export function personView<Form>(person: Person & { readonly history: History }, choices: Choices, form: Form) {
  const { account, standing, roles, hasSecondFactor } = person;
  const here = `${LIST}/${account.id}`;
  return {
    title: account.name,
    crumbs: crumbs(account.name),
    email: account.email,
    standing: standingWords(standing),
    hasSecondFactor,
    roles: roles.map((role) => ({ words: roleWords(role), endAction: `${here}/roles/${role.id}/retiro` })),
    action: `${here}/roles`,
    inviteAction: standing === 'invited' ? `${here}/invitacion` : null,
    closeAction: choices.installation && standing !== 'closed' ? `${here}/cierre` : null,
    openAction: choices.installation && standing === 'closed' ? `${here}/apertura` : null,
    secondFactorAction: choices.installation && hasSecondFactor ? `${here}/segundo-paso/retiro` : null,
    history: shownHistory(person.history.map(withRole)),
    form,
    ...options(choices),
  };
}

function withRole({ role, what, ...step }: History[number]): HistoryStep {
  return { ...step, what: role === null ? what : `${what}: ${roleWords(role)}`, changes: [] };
}

function options({ commissions, institutions, installation }: Choices) {
  return {
    roleOptions: ROLES.map((role) => ({ value: role, text: ROLE_WORDS[role] })),
    roleHints: ROLES.map((role) => ROLE_HINTS[role]),
    noCommission: installation ? 'Toda la instalación (solo administración)' : 'Elija una comisión',
    commissionOptions: commissions.map(({ id, name }) => ({ value: id, text: name })),
    institutionOptions: institutions.map(({ id, name }) => ({ value: id, text: name })),
  };
}

function crumbs(here: string | null = null): Crumb[] {
  return [
    { text: 'Tablero', href: '/' },
    { text: 'Personas', href: here === null ? null : LIST },
    ...(here === null ? [] : [{ text: here, href: null }]),
  ];
}
