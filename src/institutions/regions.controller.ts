import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Does } from '../web/does';
import type { ShownForm } from '../web/form';
import { page, type Page } from '../web/page';
import { type Redirect, redirectTo } from '../web/redirect';
import { versionedForm } from '../web/row-version';
import { answerForm } from '../web/submission';
import { actorOf, type Visitor, Who } from '../web/visitor';
import { Clock } from '../work/clock';
import { RegionForm } from './institution.form';
import { REGIONS, regionsView, regionView } from './regions.view';
import { RegionsService } from './regions.service';

/** The names of the regions, for who administers the installation. */
@Controller('administracion/regiones')
export class RegionsController {
  constructor(
    private readonly regions: RegionsService,
    private readonly clock: Clock,
  ) {}

  @Does('catalogue.manage')
  @Get()
  async list(@Who() { person }: Visitor): Promise<Page> {
    return page('institutions/regions', regionsView(await this.regions.all(person)));
  }

  @Does('catalogue.manage')
  @Get(':code')
  show(@Who() visitor: Visitor, @Param('code') code: string): Promise<Page> {
    return this.regionPage(code, visitor, undefined, 200);
  }

  @Does('catalogue.manage')
  @Post(':code')
  rename(@Who() visitor: Visitor, @Param('code') code: string, @Body() body: unknown): Promise<Page | Redirect> {
    return answerForm(RegionForm, body, {
      act: async ({ name, rowVersion }) => {
        const by = { actor: actorOf(visitor), at: this.clock.now() };
        await this.regions.rename(code, name, rowVersion, visitor.person, by);
        return redirectTo(REGIONS, `La región ${code} se llama ahora ${name}.`);
      },
      again: (form, status) => this.regionPage(code, visitor, form, status),
    });
  }

  private async regionPage(
    code: string,
    { person }: Visitor,
    sent: ShownForm | undefined,
    status: number,
  ): Promise<Page> {
    const { name, rowVersion } = await this.regions.one(code, person);
    const form = versionedForm({ name, rowVersion: String(rowVersion) }, sent, status);
    const view = regionView({ code, name }, form);
    return page('institutions/region', view, status).inPart('institutions/_region-form');
  }
}
