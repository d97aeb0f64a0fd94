import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service';
import { Transactions } from '../database/transactions';
import type { Deed } from '../domain/actor';
import { canonicalJson } from '../domain/audit-chain';
import { changedThings, importedContent } from '../domain/audit-import';
import type { CatalogueEntry } from '../domain/catalogue';
import { collectivesOn } from '../domain/collective';
import type { IsoDate } from '../domain/dates';
import { Refusal } from '../domain/refusal';
import { fold } from '../domain/text';
import { sha256Of } from '../files/sha256';
import { type InstitutionRow, readInstitutionCsv } from './institution-csv.form';
import type { Institution } from './institution.entity';
import { InstitutionsRepository } from './institutions.repository';
import type { Region } from './region.entity';

/** Institutions by row id and by acronym, as of a date; loaded once for an evaluation or an import. */
export interface InstitutionDirectory {
  /** What documents of that date print. */
  acronymOf(id: number): string;
  /** Its whole name now. */
  nameOf(id: number): string;
  idOf(acronym: string): number | null;
  /** The collective that a member reports under; null: it is no member. */
  collectiveOf(id: number): number | null;
  readonly entries: readonly CatalogueEntry[];
}

/** What is stored of an institution, as far as a file may change it. */
type InstitutionState = Pick<Institution, 'name' | 'article' | 'kind' | 'parentId'> & {
  readonly aliases: readonly string[];
  readonly names: readonly { since: string; acronym: string; name: string }[];
};

@Injectable()
export class InstitutionsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly institutions: InstitutionsRepository,
    private readonly audit: AuditService,
  ) {}

  regions(): Promise<Region[]> {
    return this.institutions.regions();
  }

  /** Their rows, as they are now. */
  all(): Promise<Institution[]> {
    return this.institutions.all();
  }

  /** All institutions under the names they bear on a date. */
  async directory(on: IsoDate): Promise<InstitutionDirectory> {
    const rows = await this.institutions.all();
    const aliases = await this.institutions.aliases();
    const names = await this.institutions.names();
    const collectives = collectivesOn(on, rows, await this.institutions.collectivePeriods());
    const byId = new Map(rows.map((row) => [row.id, row]));
    const printed = new Map(rows.map((row) => [row.id, row.acronym]));
    for (const name of names) if (name.since <= on) printed.set(name.institutionId, name.acronym);
    const ids = new Map(rows.map((row) => [printed.get(row.id) ?? row.acronym, row.id]));
    return {
      acronymOf: (id) => printed.get(id) ?? '',
      nameOf: (id) => byId.get(id)?.name ?? '',
      idOf: (acronym) => ids.get(acronym) ?? null,
      collectiveOf: (id) => collectives.get(id) ?? null,
      entries: rows.map((row) => ({
        code: printed.get(row.id) ?? row.acronym,
        collective: printed.get(collectives.get(row.id) ?? 0) ?? null,
        names: [
          row.acronym,
          row.name,
          ...names.filter((each) => each.institutionId === row.id).flatMap((each) => [each.acronym, each.name]),
          ...aliases.filter((each) => each.institutionId === row.id).map((each) => each.alias),
        ],
      })),
    };
  }

  /** Brings the catalogue in: new ones are added, known ones changed; the same file again changes nothing. */
  async import(csv: Uint8Array, by: Deed): Promise<{ institutions: number; added: number; changed: number }> {
    const rows = readInstitutionCsv(csv);
    return this.transactions.within(async () => {
      const known = new Map((await this.institutions.all()).map((row) => [row.acronym, row]));
      tellUnknownParents(rows, known);
      await this.tellTakenNames(rows, known);
      const before = await this.stateOf();
      for (const row of rows) {
        const stored = before.get(row.acronym);
        if (stored && canonicalJson(stored) === canonicalJson(wantedState(row, known))) continue;
        known.set(row.acronym, await this.saveRow(row, known.get(row.acronym)));
      }
      for (const row of rows) await this.saveParent(row, known);
      const after = await this.stateOf();
      const things = changedThings(before, after);
      const changed = things.filter((each) => each.before !== null).length;
      if (things.length > 0) {
        const content = importedContent(things, { file: sha256Of(csv) });
        const subject = { kind: 'catalogue', id: null, label: 'instituciones' };
        this.audit.record({ by, commissionId: null, action: 'institution.import', subject, ...content });
      }
      return { institutions: rows.length, added: after.size - before.size, changed };
    });
  }

  private async saveRow(row: InstitutionRow, known: Institution | undefined): Promise<Institution> {
    const { acronym, name, article, kind } = row;
    const saved = await this.institutions.save({ parentId: null, ...known, acronym, name, article, kind });
    const institution = { ...known, ...saved } as Institution;
    await this.institutions.removeAliases(institution.id);
    for (const alias of row.aliases) await this.institutions.addAlias(institution.id, alias, fold(alias));
    await this.institutions.replaceNames(institution.id, [...row.names]);
    return institution;
  }

  private async saveParent(row: InstitutionRow, known: Map<string, Institution>): Promise<void> {
    const institution = known.get(row.acronym);
    const parentId = row.parent === null ? null : (known.get(row.parent)?.id ?? null);
    if (institution && institution.parentId !== parentId) await this.institutions.save({ ...institution, parentId });
  }

  private async tellTakenNames(rows: readonly InstitutionRow[], known: Map<string, Institution>): Promise<void> {
    const brought = new Set(rows.map((row) => row.acronym));
    const others = new Map(
      [...known.values()].filter((each) => !brought.has(each.acronym)).map((each) => [each.id, each]),
    );
    const taken = new Map(
      [...others.values()].flatMap((each) => [each.acronym, each.name].map((name) => [fold(name), each.acronym])),
    );
    for (const alias of await this.institutions.aliases()) {
      const owner = others.get(alias.institutionId);
      if (owner) taken.set(alias.folded, owner.acronym);
    }
    for (const row of rows) {
      const clash = [row.acronym, row.name, ...row.aliases].find((name) => taken.has(fold(name)));
      if (clash)
        throw new Refusal(
          `Línea ${row.line}: «${clash}» ya nombra a ${taken.get(fold(clash)) ?? ''}; no se guardó nada.`,
        );
    }
  }

  private async stateOf(): Promise<Map<string, InstitutionState>> {
    const [rows, aliases, names] = [
      await this.institutions.all(),
      await this.institutions.aliases(),
      await this.institutions.names(),
    ];
    const of = <T extends { institutionId: number }>(list: T[], id: number): T[] =>
      list.filter((each) => each.institutionId === id);
    return new Map(
      rows.map(({ id, acronym, name, article, kind, parentId }) => {
        const spelt = of(aliases, id).map((each) => each.alias);
        return [acronym, { name, article, kind, parentId, aliases: spelt, names: of(names, id).map(datedName) }];
      }),
    );
  }
}

function wantedState(
  { name, article, kind, parent, aliases, names }: InstitutionRow,
  known: Map<string, Institution>,
): InstitutionState {
  const parentId = parent === null ? null : (known.get(parent)?.id ?? 0);
  const dated = [...names].sort((a, b) => (a.since < b.since ? -1 : 1)).map(datedName);
  return { name, article, kind, parentId, aliases, names: dated };
}

function datedName({ since, acronym, name }: InstitutionState['names'][number]): InstitutionState['names'][number] {
  return { since, acronym, name };
}

function tellUnknownParents(rows: readonly InstitutionRow[], known: Map<string, Institution>): void {
  const acronyms = new Set([...known.keys(), ...rows.map((row) => row.acronym)]);
  const lost = rows.find((row) => row.parent !== null && (!acronyms.has(row.parent) || row.parent === row.acronym));
  if (lost)
    throw new Refusal(
      `Línea ${lost.line}: la institución superior «${lost.parent}» no existe; escriba una sigla de la lista.`,
    );
}
