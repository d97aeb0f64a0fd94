import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CommissionsService } from '../../src/institutions/commissions.service';
import { InstitutionsService } from '../../src/institutions/institutions.service';
import { startApp } from './app';
import { logIn } from './cast';
import { LOADED } from './deeds';
import { type Fields, formIn, type Visit } from './forms';

/** The catalogue of institutions that the sample has. */
export const CATALOGUE = readFileSync(join(__dirname, '../../data/instituciones.csv'));

/** A site with two commissions and the catalogue, and its administrator in two browsers. */
export interface CatalogueSite {
  readonly app: NestFastifyApplication;
  readonly admin: Visit;
  readonly second: Visit;
  /** The row of an institution. */
  readonly idOf: (acronym: string) => number;
}

export async function startCatalogueSite(databaseUrl: string): Promise<CatalogueSite> {
  const app = await startApp({ DATABASE_URL: databaseUrl });
  const [commissions, institutions] = [app.get(CommissionsService), app.get(InstitutionsService)];
  await commissions.add('CNLCTF', 'Comisión Nacional', 119, LOADED);
  await commissions.add('CRLCTF', 'Comisión Regional', null, LOADED);
  await institutions.import(CATALOGUE, LOADED);
  const directory = await institutions.directory('2019-01-01');
  const [admin, second] = [await logIn(app, 'administrator'), await logIn(app, 'administrator')];
  return { app, admin, second, idOf: (acronym) => directory.idOf(acronym) ?? 0 };
}

/** Sends the form of a page that leads to an address, with its hidden fields and these. */
export async function sendForm(visit: Visit, page: string, address: string, fields: Fields) {
  const { body } = await visit.get(page);
  const form = body.split('<form').find((part) => part.includes(`action="${address}"`)) ?? '';
  return visit.send(address, { ...formIn(`<form${form}`).hidden, ...fields });
}
