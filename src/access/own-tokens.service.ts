import { Injectable } from '@nestjs/common';
import type { Deed } from '../domain/actor';
import type { Membership } from '../domain/permissions';
import { Refusal } from '../domain/refusal';
import { CommissionsService } from '../institutions/commissions.service';
import type { ApiToken } from './api-token.entity';
import { ApiTokens, type WantedToken } from './api-tokens.service';
import { MembershipsService } from './memberships.service';
import { type OwnGuess, PasswordProof } from './password-proof.service';

export interface TokenCommission {
  readonly id: number;
  readonly code: string;
}

/** A person's own tokens, each for one commission in which the person has a role. */
@Injectable()
export class OwnTokens {
  constructor(
    private readonly tokens: ApiTokens,
    private readonly memberships: MembershipsService,
    private readonly commissions: CommissionsService,
    private readonly proof: PasswordProof,
  ) {}

  ofAccount(accountId: number): Promise<ApiToken[]> {
    return this.tokens.ofAccount(accountId);
  }

  /** Those in which the person has a role. */
  async commissionsOf(accountId: number): Promise<TokenCommission[]> {
    const own = await this.memberships.ofAccount(accountId);
    const has = (id: number) => own.some((each: Membership) => each.commissionId === null || each.commissionId === id);
    return (await this.commissions.all()).filter(({ id }) => has(id)).map(({ id, code }) => ({ id, code }));
  }

  /** Resolves to the token itself, shown this once; refused without the password, and for a commission of others. */
  async make(guess: OwnGuess, wanted: WantedToken, by: Deed): Promise<string> {
    const { accountId } = guess;
    const own = await this.commissionsOf(accountId);
    if (!own.some(({ id }) => id === wanted.commissionId)) throw new Refusal('Elija una comisión de la lista.');
    await this.proof.tellIfWrongWhereThereIsOne(guess, by.at);
    return this.tokens.make(accountId, wanted, by);
  }

  revoke(accountId: number, id: number, by: Deed): Promise<void> {
    return this.tokens.revoke(accountId, id, by);
  }
}
