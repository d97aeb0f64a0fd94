import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import { Transactions } from '../database/transactions';
import type { Deed } from '../domain/actor';
import { slashedDate } from '../domain/dates';
import { type NamedInstitution, whyNotBelong, whyNotNamed } from '../domain/institution-names';
import type { Person } from '../domain/permissions';
import { Refusal } from '../domain/refusal';
import { fold } from '../domain/text';
import type { InstitutionName } from './institution-name.entity';
import type { Institution } from './institution.entity';
import type { InstitutionForm, InstitutionNameForm } from './institution.form';
import { InstitutionsRepository } from './institutions.repository';
import { LastChangeService } from './last-change.service';
import { refuseUnlessMay } from './permission';

/** An institution with all that it is called. */
export interface KnownInstitution {
  readonly institution: Institution;
  readonly aliases: readonly string[];
  /** From the first to the latest. */
  readonly names: readonly InstitutionName[];
}

const WORDS = {
  acronym: 'sigla',
  name: 'nombre',
  article: 'artículo',
  kind: 'tipo',
  parent: 'pertenece a',
  aliases: 'otros nombres',
};

/** The institutions of the installation, as its administrator keeps them. */
@Injectable()
export class InstitutionCatalogueService {
  constructor(
    private readonly transactions: Transactions,
    private readonly institutions: InstitutionsRepository,
    private readonly lastChange: LastChangeService,
    private readonly audit: AuditService,
  ) {}

  async all(person: Person): Promise<KnownInstitution[]> {
    refuseUnlessMay('catalogue.manage', person, null);
    const [aliases, names] = [await this.institutions.aliases(), await this.institutions.names()];
    return (await this.institutions.all()).map((institution) => ({
      institution,
      aliases: aliases.filter((each) => each.institutionId === institution.id).map(({ alias }) => alias),
      names: names.filter((each) => each.institutionId === institution.id),
    }));
  }

  async one(id: number, person: Person): Promise<{ known: KnownInstitution; all: readonly KnownInstitution[] }> {
    const all = await this.all(person);
    const known = all.find(({ institution }) => institution.id === id);
    if (!known) throw new Refusal('No existe la institución; búsquela en la lista.', 'not-found');
    return { known, all };
  }

  add(form: InstitutionForm, person: Person, by: Deed): Promise<number> {
    return this.transactions.within(async () => {
      const all = await this.all(person);
      tellWrong(null, form, all);
      const { id = 0 } = await this.institutions.save(columnsOf(form));
      await this.storeAliases(id, form.aliases);
      const after = stateOf(form, all);
      const subject = { kind: 'institution', id, label: form.acronym };
      this.audit.record({ by, commissionId: null, action: 'institution.add', subject, before: null, after });
      return id;
    });
  }

  /** @param seen the row version that the form was opened with. */
  change(id: number, form: InstitutionForm, seen: number, person: Person, by: Deed): Promise<void> {
    return this.transactions.within(async () => {
      await this.institutions.hold(id);
      const { known, all } = await this.one(id, person);
      const subject = { commissionId: null, kind: 'institution', id };
      await this.lastChange.refuseUnseen(subject, known.institution.rowVersion, seen, WORDS);
      tellWrong(id, form, all);
      const before = stateOf({ ...known.institution, aliases: known.aliases }, all);
      const after = stateOf(form, all);
      if (JSON.stringify(before) === JSON.stringify(after)) return;
      await this.institutions.change(id, columnsOf(form));
      await this.institutions.removeAliases(id);
      await this.storeAliases(id, form.aliases);
      const label = form.acronym;
      this.audit.record({
        ...{ by, commissionId: null, action: 'institution.change' },
        subject: { kind: 'institution', id, label },
        before,
        after,
      });
    });
  }

  /** The name that it bears from a day on; documents of days before print the one before. */
  addName(
    id: number,
    { since, newAcronym: acronym, newName: name }: InstitutionNameForm,
    person: Person,
    by: Deed,
  ): Promise<void> {
    return this.transactions.within(async () => {
      await this.institutions.hold(id);
      const { known, all } = await this.one(id, person);
      if (known.names.some((each) => each.since === since))
        throw new Refusal(
          `Ya hay un nombre desde el ${slashedDate(since)}; quítelo antes o elija otra fecha.`,
          'conflict',
        );
      tell(whyNotNamed(id, [acronym, name], all.map(named)));
      const after = { since, acronym, name };
      await this.institutions.addName(id, after);
      this.recordName('institution-name.add', known.institution, null, after, by);
    });
  }

  removeName(id: number, nameId: number, person: Person, by: Deed): Promise<void> {
    return this.transactions.within(async () => {
      const { known } = await this.one(id, person);
      const before = known.names.find((each) => each.id === nameId);
      if (!before) throw new Refusal('El nombre ya no está; abra la página de nuevo.', 'not-found');
      await this.institutions.removeName(id, nameId);
      this.recordName('institution-name.remove', known.institution, before, null, by);
    });
  }

  private recordName(
    action: 'institution-name.add' | 'institution-name.remove',
    { id, acronym }: Institution,
    before: object | null,
    after: object | null,
    by: Deed,
  ): void {
    this.audit.record({
      by,
      commissionId: null,
      action,
      subject: { kind: 'institution', id, label: acronym },
      before,
      after,
    });
  }

  private async storeAliases(id: number, aliases: readonly string[]): Promise<void> {
    for (const alias of aliases) await this.institutions.addAlias(id, alias, fold(alias));
  }
}

function columnsOf({ acronym, name, article, kind, parentId }: InstitutionForm): Omit<InstitutionForm, 'aliases'> {
  return { acronym, name, article, kind, parentId };
}

/** As the log tells it: the institution above by its acronym. */
function stateOf(
  {
    acronym,
    name,
    article,
    kind,
    parentId,
    aliases,
  }: Omit<InstitutionForm, 'aliases'> & { aliases: readonly string[] },
  all: readonly KnownInstitution[],
) {
  const parent = all.find(({ institution }) => institution.id === parentId)?.institution.acronym ?? null;
  return { acronym, name, article, kind, parent, aliases: [...aliases] };
}

function tellWrong(id: number | null, form: InstitutionForm, all: readonly KnownInstitution[]): void {
  const parents = new Map(all.map(({ institution }) => [institution.id, institution.parentId]));
  if (form.parentId !== null && !parents.has(form.parentId))
    throw new Refusal('La institución a la que pertenece ya no está; elija otra de la lista.');
  tell(whyNotBelong(id, form.parentId, (each) => parents.get(each) ?? null));
  const own = [form.acronym, form.name, ...form.aliases];
  const twice = own.find((name, place) => own.findIndex((other) => fold(other) === fold(name)) !== place);
  if (twice !== undefined) throw new Refusal(`«${twice}» está dos veces; bórrelo de los otros nombres.`);
  tell(whyNotNamed(id, own, all.map(named)));
}

function named({ institution, aliases, names }: KnownInstitution): NamedInstitution {
  const dated = names.flatMap((each) => [each.acronym, each.name]);
  return { id: institution.id, acronym: institution.acronym, names: [institution.name, ...aliases, ...dated] };
}

function tell(sentence: string | null): void {
  if (sentence !== null) throw new Refusal(sentence);
}
