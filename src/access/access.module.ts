import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AuditModule } from '../audit/audit.module';
import { InstitutionsModule } from '../institutions/institutions.module';
import { NotificationsModule } from '../notifications/notifications.module';
import { DoesGuard } from '../web/does.guard';
import { Visitors } from '../web/visitor';
import { AccountsRepository } from './accounts.repository';
import { AccountsService } from './accounts.service';
import { ApiTokensRepository } from './api-tokens.repository';
import { ApiTokens } from './api-tokens.service';
import { DirectoryLogin } from './directory-login.service';
import { DirectoryController } from './directory.controller';
import { Directory } from './directory.service';
import { Entrances } from './entrances.service';
import { ExternalIdentitiesRepository } from './external-identities.repository';
import { FirstAdministrator } from './first-administrator.service';
import { FirstStart } from './first-start.service';
import { ForgottenPasswordController } from './forgotten-password.controller';
import { GuessTalliesRepository } from './guess-tallies.repository';
import { GuessThrottle } from './guess-throttle.service';
import { Invitations } from './invitations.service';
import { KnownDevices } from './known-devices.service';
import { LeavingController } from './leaving.controller';
import { LoginBeginning } from './login-beginning.service';
import { LoginCookies } from './login-cookies.gate';
import { LoginEnding } from './login-ending.service';
import { LoginSessionsRepository } from './login-sessions.repository';
import { LoginSessionsService } from './login-sessions.service';
import { LoginController } from './login.controller';
import { Login } from './login.service';
import { MembershipsRepository } from './memberships.repository';
import { MembershipsService } from './memberships.service';
import { OneTimeLinksRepository } from './one-time-links.repository';
import { OneTimeLinks } from './one-time-links.service';
import { OwnAccountController } from './own-account.controller';
import { OwnAccount } from './own-account.service';
import { OwnPasswordController } from './own-password.controller';
import { OwnSecondFactorController } from './own-second-factor.controller';
import { OwnSecondFactor } from './own-second-factor.service';
import { OwnTokensController } from './own-tokens.controller';
import { OwnTokens } from './own-tokens.service';
import { PasswordChange } from './password-change.service';
import { PasswordChoice } from './password-choice.service';
import { PasswordKeeping } from './password-keeping.service';
import { PasswordLinkController } from './password-link.controller';
import { PasswordProof } from './password-proof.service';
import { Passwords } from './passwords.service';
import { PeopleController } from './people.controller';
import { PeopleService } from './people.service';
import { PersonHistory } from './person-history.service';
import { PersonStandingController } from './person-standing.controller';
import { RecoveryCodesRepository } from './recovery-codes.repository';
import { ResetLinks } from './reset-links.service';
import { RoleMails } from './role-mails.service';
import { SampleAccounts } from './sample-accounts.service';
import { SecondFactorDuty } from './second-factor-duty.service';
import { SecondFactor } from './second-factor.service';
import { SecondStep } from './second-step.service';
import { UserAdding } from './user-adding.service';
import { AccountVisitors } from './visitors.gate';
import { WrongCodes } from './wrong-codes.service';

const REPOSITORIES = [
  AccountsRepository,
  ApiTokensRepository,
  ExternalIdentitiesRepository,
  GuessTalliesRepository,
  LoginSessionsRepository,
  MembershipsRepository,
  OneTimeLinksRepository,
  RecoveryCodesRepository,
];
const ACCOUNTS = [
  AccountsService,
  Invitations,
  OneTimeLinks,
  Entrances,
  FirstAdministrator,
  FirstStart,
  SampleAccounts,
  UserAdding,
];
const PASSWORDS = [Passwords, PasswordKeeping, PasswordChoice, PasswordChange, PasswordProof, ResetLinks];
const COMING_IN = [
  ...[GuessThrottle, KnownDevices, LoginSessionsService, LoginBeginning, LoginEnding, Login, SecondStep, WrongCodes],
  ...[SecondFactor, SecondFactorDuty, Directory, DirectoryLogin, LoginCookies],
];
const OWN = [OwnAccount, OwnSecondFactor, OwnTokens, ApiTokens];
const PEOPLE = [
  MembershipsService,
  PeopleService,
  PersonHistory,
  RoleMails,
  { provide: Visitors, useClass: AccountVisitors },
  { provide: APP_GUARD, useClass: DoesGuard },
];

@Module({
  imports: [AuditModule, NotificationsModule, InstitutionsModule],
  controllers: [
    ...[DirectoryController, LoginController, LeavingController, ForgottenPasswordController, PasswordLinkController],
    ...[OwnPasswordController, OwnSecondFactorController, OwnTokensController, OwnAccountController],
    ...[PeopleController, PersonStandingController],
  ],
  providers: [...REPOSITORIES, ...ACCOUNTS, ...PASSWORDS, ...COMING_IN, ...OWN, ...PEOPLE],
  exports: [
    ...[AccountsService, ApiTokens, Invitations, LoginSessionsService, MembershipsService, SampleAccounts, Visitors],
  ],
})
export class AccessModule {}
