import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Does } from '../web/does';
import { blankForm, type ShownForm } from '../web/form';
import { page, type Page } from '../web/page';
import { type Redirect, redirectTo } from '../web/redirect';
import { RowNumber } from '../web/row-number.pipe';
import { versionedForm } from '../web/row-version';
import { answerForm } from '../web/submission';
import { actorOf, type Visitor, Who } from '../web/visitor';
import { Clock } from '../work/clock';
import { CatalogueHistoryService } from './catalogue-history.service';
import { InstitutionCatalogueService } from './institution-catalogue.service';
import { ChangedInstitutionForm, InstitutionForm, InstitutionNameForm } from './institution.form';
import {
  INSTITUTIONS,
  institutionsView,
  institutionValues,
  institutionView,
  newInstitutionView,
} from './institutions.view';

/** The institutions of the installation, for who administers all of it. */
@Controller('administracion/instituciones')
export class InstitutionsController {
  constructor(
    private readonly institutions: InstitutionCatalogueService,
    private readonly history: CatalogueHistoryService,
    private readonly clock: Clock,
  ) {}

  @Does('catalogue.manage')
  @Get()
  async list(@Who() { person }: Visitor): Promise<Page> {
    const all = await this.institutions.all(person);
    return page('institutions/institutions', institutionsView(all, this.clock.today()));
  }

  @Does('catalogue.manage')
  @Get('nueva')
  newInstitution(@Who() visitor: Visitor): Promise<Page> {
    return this.newPage(visitor, blankForm(), 200);
  }

  @Does('catalogue.manage')
  @Post('nueva')
  add(@Who() visitor: Visitor, @Body() body: unknown): Promise<Page | Redirect> {
    return answerForm(InstitutionForm, body, {
      act: async (form) => {
        const id = await this.institutions.add(form, visitor.person, this.by(visitor));
        return redirectTo(`${INSTITUTIONS}/${id}`, `Se registró ${form.acronym}.`);
      },
      again: (form, status) => this.newPage(visitor, form, status),
    });
  }

  @Does('catalogue.manage')
  @Get(':id')
  show(@Who() visitor: Visitor, @Param('id', RowNumber) id: number): Promise<Page> {
    return this.institutionPage(id, visitor, {}, 200);
  }

  @Does('catalogue.manage')
  @Post(':id')
  change(@Who() visitor: Visitor, @Param('id', RowNumber) id: number, @Body() body: unknown) {
    return answerForm(ChangedInstitutionForm, body, {
      act: async ({ rowVersion, ...form }) => {
        await this.institutions.change(id, form, rowVersion, visitor.person, this.by(visitor));
        return redirectTo(`${INSTITUTIONS}/${id}`, 'Se guardaron los datos de la institución.');
      },
      again: (form, status) => this.institutionPage(id, visitor, { form }, status),
    });
  }

  @Does('catalogue.manage')
  @Post(':id/nombres')
  addName(@Who() visitor: Visitor, @Param('id', RowNumber) id: number, @Body() body: unknown) {
    return answerForm(InstitutionNameForm, body, {
      act: async (form) => {
        await this.institutions.addName(id, form, visitor.person, this.by(visitor));
        return redirectTo(`${INSTITUTIONS}/${id}`, 'Se registró el nombre.');
      },
      again: (nameForm, status) => this.institutionPage(id, visitor, { nameForm }, status),
    });
  }

  @Does('catalogue.manage')
  @Post(':id/nombres/:name/retiro')
  async removeName(
    @Who() visitor: Visitor,
    @Param('id', RowNumber) id: number,
    @Param('name', RowNumber) name: number,
  ): Promise<Redirect> {
    await this.institutions.removeName(id, name, visitor.person, this.by(visitor));
    return redirectTo(`${INSTITUTIONS}/${id}`, 'Se quitó el nombre.');
  }

  private async newPage({ person }: Visitor, form: ShownForm, status: number): Promise<Page> {
    const view = newInstitutionView(await this.institutions.all(person), form);
    return page('institutions/institution-new', view, status).inPart('institutions/_institution-form');
  }

  private async institutionPage(
    id: number,
    { person }: Visitor,
    sent: { readonly form?: ShownForm; readonly nameForm?: ShownForm },
    status: number,
  ): Promise<Page> {
    const { known, all } = await this.institutions.one(id, person);
    const forms = {
      form: versionedForm(institutionValues(known), sent.form, status),
      nameForm: sent.nameForm ?? blankForm(),
    };
    const history = await this.history.ofInstitution(known.institution);
    const answer = page('institutions/institution', institutionView({ ...known, history }, all, forms), status);
    return answer.inPart(sent.nameForm ? 'institutions/_institution-name-form' : 'institutions/_institution-form');
  }

  private by(visitor: Visitor) {
    return { actor: actorOf(visitor), at: this.clock.now() };
  }
}
