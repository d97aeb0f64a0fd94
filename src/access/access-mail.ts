import type { Deed } from '../domain/actor';
import type { NewMail } from '../notifications/notifications.service';
import { shownInstant } from '../presentation/format';
import { markup } from '../presentation/markup';
import type { Account } from './account.entity';
import type { NewLink } from './one-time-links.service';
import { tokenHash } from './tokens';

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
