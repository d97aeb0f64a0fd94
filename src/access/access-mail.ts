import type { Deed } from '../domain/actor';
import { type Instant, limaDate } from '../domain/dates';
import type { NewMail } from '../notifications/notifications.service';
import { shownInstant } from '../presentation/format';
import { writtenLetter } from '../presentation/letter';
import { markup } from '../presentation/markup';
import { roleWords } from '../presentation/people-words';
import type { Account } from './account.entity';
import type { NewLink } from './one-time-links.service';
import { tokenHash } from './tokens';

type GivenRole = Parameters<typeof roleWords>[0];

/** Asks a person to choose a password for the account that was made for them. */
export function invitationMail(account: Account, link: NewLink, by: Deed): NewMail {
  const inviter = by.actor.accountId === null ? null : by.actor.name;
  return mail('invitation', account, link, { subject: 'Invitación para ingresar a Yupana', inviter });
}

/** Leads a person who forgot the password to choosing another. */
export function resetMail(account: Account, link: NewLink): NewMail {
  return mail('reset', account, link, { subject: 'Elegir otra clave de Yupana' });
}

/** Tells a person that the password was changed, in case it was somebody else. */
export function passwordChangedMail({ email, name }: Account, { at }: Deed): NewMail {
  const view = { subject: 'Se cambió su clave de Yupana', name, at: shownInstant(at) };
  return {
    key: `password-changed ${email} ${at}`,
    recipient: email,
    recipientName: name,
    ...written('password-changed', view),
  };
}

/** Tells a person that somebody who knows the password guesses codes; once a day. @param site its public address. */
export function wrongCodesMail({ email, name }: Account, site: string, at: Instant): NewMail {
  const subject = 'Alguien conoce su clave de Yupana';
  const letter = {
    paragraphs: [
      `Estimado/a ${name}:`,
      `El ${shownInstant(at)} alguien ingresó su clave y escribió varios códigos equivocados en el segundo paso. No entró.`,
      'Si no fue usted, esa persona conoce su clave: elija otra ahora.',
    ],
    action: { label: 'Elegir otra clave', path: '/clave/olvido' },
    closing: ['Si fue usted, no tiene que hacer nada: ingrese otra vez y espere el siguiente código del dispositivo.'],
  };
  const key = `second-factor-guessed ${email} ${limaDate(at)}`;
  return { key, recipient: email, recipientName: name, subject, ...writtenLetter(letter, subject, site) };
}

/** Tells a person who can come in already which role they were given. @param site its public address. */
export function roleMail({ email, name }: Account, given: GivenRole, site: string, { actor, at }: Deed): NewMail {
  const role = roleWords(given);
  const subject = 'Le dieron un rol en Yupana';
  const giver = actor.accountId === null ? '' : ` Lo dio ${actor.name}.`;
  const letter = {
    paragraphs: [`Estimado/a ${name}:`, `Desde el ${shownInstant(at)} su cuenta tiene este rol: ${role}.${giver}`],
    action: { label: 'Ingresar', path: '/ingresar' },
    closing: ['Si no lo esperaba, avise a la administración de su comisión.'],
  };
  const key = `role ${email} ${tokenHash(role)} ${at}`;
  return { key, recipient: email, recipientName: name, subject, ...writtenLetter(letter, subject, site) };
}

function mail(
  template: 'invitation' | 'reset',
  { email, name }: Account,
  { url, expiresAt }: NewLink,
  more: { subject: string; inviter?: string | null },
): NewMail {
  const view = { ...more, name, email, url, until: shownInstant(expiresAt) };
  const key = `${template} ${tokenHash(url)}`;
  return { key, recipient: email, recipientName: name, expiresAt, ...written(template, view) };
}

function written(template: string, view: { subject: string }) {
  const { subject } = view;
  return { subject, text: markup(`mail/${template}-text`, view), html: markup(`mail/${template}`, view) };
}
