import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Clock } from '../work/clock';
import { FirstAdministrator } from './first-administrator.service';
import { shownLink } from './first-start-words';

/** Once the site serves, and has no account, its log on standard error has the link for the first one. */
@Injectable()
export class FirstStart implements OnModuleInit {
  private readonly logger = new Logger('Ingreso');

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly first: FirstAdministrator,
    private readonly clock: Clock,
  ) {}

  // Commands open the application without a server, and hear nothing of this.
  onModuleInit(): void {
    this.host.listen$.subscribe(() => {
      this.tell().catch((error: unknown) => this.logger.warn(`No se pudo ver si hay cuentas: ${String(error)}`));
    });
  }

  private async tell(): Promise<void> {
    const link = await this.first.linkIfAlone(this.clock.now());
    if (link !== null) process.stderr.write(`${shownLink(link)}\n`);
  }
}
